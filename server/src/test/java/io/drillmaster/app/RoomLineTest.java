package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.identity.Role;
import io.drillmaster.tabletop.InjectEvent;
import io.drillmaster.tabletop.PeopleEvent;
import io.drillmaster.tabletop.Story;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The line between a room and its phones: many at once, asleep, back after long, slow, and on another server. */
class RoomLineTest {
    private static final MovableClock CLOCK = new MovableClock();
    private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start(Map.of(), CLOCK);
    private static final int PLAYERS = 30;

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void thirtyPlayersGetAnInjectOnceThoughTwoFacilitatorsOnTwoServersReleaseItAtOnce() throws Exception {
        DRILLMASTER.account("ada", Role.ADMINISTRATOR);
        DRILLMASTER.account("fay", Role.MEMBER);
        DRILLMASTER.account("gil", Role.MEMBER);
        var session = RoomFixture.open(DRILLMASTER);
        var phones = new ArrayList<RoomStream>();
        var pool = Executors.newFixedThreadPool(2);
        try (var elsewhere = DRILLMASTER.anotherServer(CLOCK)) {
            for (var i = 0; i < PLAYERS; i++) {
                var seat = session.tabletops().join(session.id(), "Player " + i, i % 2 == 0 ? "ic" : "dev");
                var player = new Person(DRILLMASTER.address());
                player.keep("room-" + session.id(), seat.token());
                phones.add(RoomStream.of(i % 3 == 0 ? player.at(elsewhere.address()) : player, session.room()));
            }
            session.start();
            var console = "/tabletops/" + session.id();
            var together = new CountDownLatch(2);
            var releases = new ArrayList<Future<Integer>>();
            for (var facilitator : List.of(
                    Person.signedIn(DRILLMASTER, "fay"),
                    Person.signedIn(DRILLMASTER, "gil").at(elsewhere.address()))) {
                var csrf = facilitator.csrf(console);
                releases.add(pool.submit(() -> {
                    together.countDown();
                    together.await();
                    return facilitator
                            .post(console + "/injects/T-1/release", Map.of("csrf", csrf))
                            .statusCode();
                }));
            }
            for (var release : releases) {
                assertThat(release.get()).isEqualTo(303);
            }
            for (var phone : phones) {
                var told = phone.awaitEvent("event: story", "Text of T-1.");
                assertThat(Pattern.compile("\"id\":\"inject-T-1\"")
                                .matcher(told)
                                .results())
                        .hasSize(1);
            }
            assertThat(session.tabletops().console(session.id()).timeline())
                    .filteredOn(line -> line.entry().event() instanceof InjectEvent.Released)
                    .hasSize(1);
        } finally {
            pool.shutdownNow();
            phones.forEach(RoomStream::close);
        }
    }

    @Test
    void pagesThatComeAllAtOnceAreAllToldAndNoneIsSentAway() throws Exception {
        var session = RoomFixture.open(DRILLMASTER).start().release("T-1");
        var pool = Executors.newFixedThreadPool(16);
        var opened = new ArrayList<Future<RoomStream>>();
        try {
            for (var i = 0; i < 4 * PLAYERS; i++) {
                var seat = session.tabletops().join(session.id(), "Player " + i, i % 2 == 0 ? "ic" : "dev");
                opened.add(pool.submit(() -> {
                    var player = new Person(DRILLMASTER.address());
                    player.keep("room-" + session.id(), seat.token());
                    return RoomStream.of(player, session.room());
                }));
            }
            for (var phone : opened) {
                phone.get().awaitEvent("event: story", "Text of T-1.");
                assertThat(phone.get().all()).doesNotContain("event: gone");
            }
        } finally {
            pool.shutdownNow();
            for (var phone : opened) {
                phone.get().close();
            }
        }
    }

    @Test
    void aPhoneThatSleptTenMinutesIsToldAllThatItMissedAndTheRightCountdown() throws Exception {
        var session = RoomFixture.open(DRILLMASTER);
        var dan = session.join(DRILLMASTER, "Dan", "dev");
        session.does(new InjectEvent.Inserted(Story.timed("T-9"))).start().release("T-1");
        try (var awake = RoomStream.of(dan, session.room())) {
            awake.awaitEvent("Text of T-1.");
        }
        session.release("T-2");
        CLOCK.advance(Duration.ofMinutes(9));
        session.release("T-4").release("T-9");
        CLOCK.advance(Duration.ofMinutes(1));
        try (var awake = RoomStream.of(dan, session.room())) {
            var told = awake.awaitEvent("event: story", "Text of T-1.", "Text of T-2.", "Text of T-4.", "Text of T-9.");
            assertThat(number("\"T-2\":(\\d+)", told)).as("over long ago").isZero();
            assertThat(number("\"T-9\":(\\d+)", told)).isBetween(30_000L, 60_000L);
            assertThat(number("\"elapsedMs\":(\\d+)", told)).isBetween(600_000L, 660_000L);
        }
    }

    @Test
    void whateverAPageHeardLastItIsToldTheWholeStory() throws Exception {
        var session = RoomFixture.open(DRILLMASTER);
        var dan = session.join(DRILLMASTER, "Dan", "dev");
        session.start().release("T-1").release("T-2");
        for (var last : List.of("1", "999999999", "nonsense")) {
            try (var stream = RoomStream.of(dan, session.room(), "Last-Event-ID", last)) {
                assertThat(stream.awaitEvent("event: story"))
                        .as(last)
                        .contains(
                                "Text of T-1.",
                                "Text of T-2.",
                                "\"seq\":" + session.tabletops().seq(session.id()));
            }
        }
    }

    @Test
    void aPageThatNoStreamReachesAsksAndIsToldTheSame() throws Exception {
        var session = RoomFixture.open(DRILLMASTER);
        var dan = session.join(DRILLMASTER, "Dan", "dev");
        session.start().release("T-1");
        try (var stream = RoomStream.of(dan, session.room())) {
            var told = stream.awaitEvent("event: story", "Text of T-1.");
            var asked = dan.get(session.room() + "/story");
            assertThat(asked.statusCode()).isEqualTo(200);
            var clocks = "\"(elapsedMs|left)\":[^,]+";
            assertThat(asked.body().replaceAll(clocks, ""))
                    .isEqualTo(
                            told.substring(told.indexOf("data: ") + 6).strip().replaceAll(clocks, ""));
        }
        session.does(new PeopleEvent.Removed(session.person("Dan")));
        assertThat(dan.get(session.room() + "/story").statusCode()).isEqualTo(403);
    }

    @Test
    void aPhoneThatReadsNothingHoldsNobodyUp() throws Exception {
        var session = RoomFixture.open(DRILLMASTER);
        var dan = session.join(DRILLMASTER, "Dan", "dev");
        session.start();
        var stuck = new ArrayList<Socket>();
        try (var stream = RoomStream.of(dan, session.room())) {
            for (var i = 0; i < 5; i++) {
                var seat = session.tabletops().join(session.id(), "Stuck " + i, "dev");
                stuck.add(openAndReadNothing(session.room(), seat.token()));
            }
            var words = "word ".repeat(790);
            for (var i = 0; i < 60; i++) {
                session.does(new InjectEvent.Inserted(Story.news("L-" + i, "Long news " + i, List.of())))
                        .does(new InjectEvent.Released("L-" + i, Optional.of(words)));
                stream.awaitEvent("Long news " + i);
            }
        } finally {
            for (var socket : stuck) {
                socket.close();
            }
        }
    }

    private static Socket openAndReadNothing(String room, String token) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(1024);
        socket.connect(new InetSocketAddress(
                DRILLMASTER.address().getHost(), DRILLMASTER.address().getPort()));
        socket.getOutputStream()
                .write(("GET " + room + "/events HTTP/1.1\r\nHost: "
                                + DRILLMASTER.address().getAuthority() + "\r\nCookie: room-"
                                + room.substring("/room/".length()) + "=" + token + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static long number(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return Long.parseLong(found.group(1));
    }
}

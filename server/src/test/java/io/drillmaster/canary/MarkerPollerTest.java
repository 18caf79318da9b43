package io.drillmaster.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.EvidenceSink;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkerPollerTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration INTERVAL = Duration.ofMillis(2);
    private static final String HEAD = "SECURITY DRILL, harmless\ntoken=abcdefghijklmnopqrst\n";
    private static final String FIRST = "execution phase=r nonce=nonce234 at=2026-03-02T11:59:58.5Z\n";
    private static final String SECOND = "execution phase=i nonce=nonce567 at=2026-03-02T11:59:59Z\n";

    @TempDir
    Path directory;

    private final List<NewEvidence> evidence = new CopyOnWriteArrayList<>();
    private final EvidenceSink sink = rows -> {
        evidence.addAll(rows);
        return CompletableFuture.allOf();
    };

    /** Every reading of the clock is one millisecond later than the one before. */
    private final AtomicLong readings = new AtomicLong();

    private final AtomicLong leap = new AtomicLong();
    private final InstantSource clock =
            () -> START.plusMillis(readings.incrementAndGet()).plusSeconds(leap.get());

    private Path path = Path.of("/");
    private MarkerWatch watch = watch(path, false);

    @BeforeEach
    void choosePath() {
        path = directory.resolve("security-drill-abcdefghijklmnopqrst.txt");
        watch = watch(path, false);
    }

    @Test
    void theExecutionIsEnclosedBetweenTheLastLookThatFoundNothingAndTheFirstThatFoundTheMarker() throws Exception {
        try (var poller = start(() -> List.of(watch))) {
            await().until(() -> readings.get() > 10);
            assertThat(evidence).hasSize(1);
            write(HEAD + FIRST);
            await().until(() -> evidence.size() >= 3);
            assertThat(poller.checkOnce(watch)).isInstanceOf(MarkerSighting.Present.class);
        }

        assertThat(evidence.stream().map(NewEvidence::fact).toList())
                .startsWith(new Fact.MarkerAbsent(path.toString()), new Fact.MarkerAbsent(path.toString()));
        var found = evidence.get(2);
        var fact = (Fact.MarkerPresent) found.fact();
        assertThat(fact.executions())
                .containsExactly(
                        new Fact.MarkerLine(Phase.RESOLVED, "nonce234", Instant.parse("2026-03-02T11:59:58.5Z")));
        assertThat(fact.modifiedAt()).contains(Files.getLastModifiedTime(path).toInstant());
        assertThat(found.raw()).asString().isEqualTo(HEAD + FIRST);
        assertThat(found.host()).contains("build-1");
        assertThat(found.token()).contains(watch.token());
        assertThat(found.exercise()).contains(watch.exercise());
        // one look reads the clock before; a look that finds something reads it after, too
        assertThat(Duration.between(evidence.get(1).receivedAt(), found.receivedAt()))
                .isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void absenceIsToldOnceAMinute() throws Exception {
        try (var poller = start(() -> List.of(watch))) {
            await().until(() -> readings.get() > 20);
            assertThat(evidence).hasSize(1);
            leap.set(60);
            await().until(() -> evidence.size() == 2);
            assertThat(poller.checkOnce(watch)).isInstanceOf(MarkerSighting.Absent.class);
        }
        assertThat(evidence).hasSize(2).allMatch(row -> row.fact() instanceof Fact.MarkerAbsent);
    }

    @Test
    void aMarkerThatGrowsIsToldAgainWithAllItsLines() throws Exception {
        write(HEAD + FIRST);
        try (var poller = start(() -> List.of(watch))) {
            await().until(() -> evidence.size() == 1);
            Files.writeString(path, SECOND, StandardOpenOption.APPEND);
            await().until(() -> evidence.size() == 2);
            assertThat(poller.checkOnce(watch)).isInstanceOf(MarkerSighting.Present.class);
        }
        assertThat(((Fact.MarkerPresent) evidence.get(1).fact()).executions())
                .extracting(Fact.MarkerLine::nonce)
                .containsExactly("nonce234", "nonce567");
        assertThat(evidence).hasSize(2);
    }

    @Test
    void aMarkerThatWasCleanedUpIsNoProofThatNothingRan() throws Exception {
        write(HEAD + FIRST);
        try (var poller = start(() -> List.of(watch))) {
            await().until(() -> evidence.size() == 1);
            Files.delete(path);
            assertThat(poller.checkOnce(watch)).isInstanceOf(MarkerSighting.Absent.class);
            leap.set(120);
            var soFar = readings.get();
            await().until(() -> readings.get() > soFar + 10);
        }
        assertThat(evidence).hasSize(1);
    }

    @Test
    void onThisVeryMachineTheClocksAreComparedOnce() throws Exception {
        var own = watch(path, true);
        try (var poller = start(() -> List.of(own))) {
            await().until(() -> readings.get() > 10);
            assertThat(poller.checkOnce(own)).isInstanceOf(MarkerSighting.Absent.class);
        }
        var compared = evidence.stream()
                .map(NewEvidence::fact)
                .filter(Fact.ClockCompared.class::isInstance)
                .map(Fact.ClockCompared.class::cast)
                .toList();
        assertThat(compared).hasSize(1).allSatisfy(one -> {
            assertThat(one.hostSent()).isEqualTo(one.serverReceived());
            assertThat(one.serverSent()).contains(one.hostSent());
            assertThat(one.hostReceived()).contains(one.hostSent());
        });
    }

    @Test
    void aLinkADirectoryAndAMissingDiskProveNothing() throws Exception {
        var link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("elsewhere"));
        var folder = Files.createDirectory(directory.resolve("folder"));
        var unmounted = directory.resolve("not-mounted").resolve("marker");
        Files.writeString(directory.resolve("elsewhere"), HEAD + FIRST);
        var list = List.of(watch(link, false), watch(folder, false), watch(unmounted, false));

        try (var poller = start(() -> list)) {
            await().until(() -> readings.get() > 10);
            assertThat(list)
                    .allSatisfy(one -> assertThat(poller.checkOnce(one)).isInstanceOf(MarkerSighting.Unknown.class));
        }
        assertThat(evidence).isEmpty();
    }

    @Test
    void aHugeFileIsReadAtItsBeginningOnly() throws Exception {
        write(HEAD + FIRST + "x\n".repeat(100_000) + SECOND);

        var seen = (MarkerSighting.Present) MarkerLook.at(path.toString(), clock);

        assertThat(seen.raw()).hasSize(65_536);
        assertThat(seen.content().orElseThrow().executions()).hasSize(1);
    }

    @Test
    void whatTheSinkRefusedIsOfferedAgainWithItsFirstTime() throws Exception {
        write(HEAD + FIRST);
        var refusals = new AtomicInteger();
        EvidenceSink moody = rows -> {
            if (refusals.incrementAndGet() < 5) {
                return CompletableFuture.failedFuture(new IllegalStateException("full"));
            }
            return sink.append(rows);
        };
        try (var poller = MarkerPoller.start(() -> List.of(watch), moody, clock, INTERVAL)) {
            await().until(() -> evidence.size() == 1);
            assertThat(poller.checkOnce(watch)).isInstanceOf(MarkerSighting.Present.class);
        }
        assertThat(evidence).hasSize(1);
        assertThat(evidence.get(0).receivedAt()).isEqualTo(START.plusMillis(3));
    }

    @Test
    void whileTheListCannotBeAskedTheLastOneIsWatched() throws Exception {
        var down = new AtomicBoolean();
        Supplier<List<MarkerWatch>> list = () -> {
            if (down.get()) {
                throw new IllegalStateException("no database");
            }
            return List.of(watch);
        };
        try (var poller = start(list)) {
            await().until(() -> evidence.size() == 1);
            down.set(true);
            write(HEAD + FIRST);
            await().until(() -> evidence.stream().anyMatch(row -> row.fact() instanceof Fact.MarkerPresent));
            assertThat(poller.checkOnce(watch)).isInstanceOf(MarkerSighting.Present.class);
        }
    }

    private MarkerPoller start(Supplier<List<MarkerWatch>> list) {
        return MarkerPoller.start(list, sink, clock, INTERVAL);
    }

    private static MarkerWatch watch(Path path, boolean sameClock) {
        return new MarkerWatch(
                new ExerciseId(7), new Token("abcdefghijklmnopqrst"), path.toString(), "build-1", sameClock);
    }

    /** As the hook does: the file comes into being with its content. */
    private void write(String content) throws IOException {
        var whole = Files.writeString(directory.resolve("whole"), content);
        Files.move(whole, path, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
}

package io.drillmaster.app;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a room's stream delivers to somebody, event by event and as it came over the wire. */
final class RoomStream implements AutoCloseable {
    private final InputStream body;
    private final List<String> events = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private RoomStream(InputStream body) {
        this.body = body;
    }

    static RoomStream of(Person person, String room, String... headers) throws IOException, InterruptedException {
        var answer = person.http()
                .send(
                        person.request(room + "/events", headers).GET().build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the stream was refused with " + answer.statusCode());
        }
        var stream = new RoomStream(answer.body());
        var reader = new Thread(stream::read, "room stream of a test");
        reader.setDaemon(true);
        reader.start();
        return stream;
    }

    /** Waits for an event that has all of this, and gives it. */
    String awaitEvent(String... parts) {
        await().atMost(Duration.ofSeconds(20)).until(() -> events.stream().anyMatch(event -> hasAll(event, parts)));
        return events.stream()
                .filter(event -> hasAll(event, parts))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    void awaitEnd() {
        await().atMost(Duration.ofSeconds(20)).until(() -> ended);
    }

    /** All that came so far. */
    String all() {
        return String.join("\n\n", events);
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            ended = true;
        }
    }

    private static boolean hasAll(String event, String... parts) {
        return List.of(parts).stream().allMatch(event::contains);
    }

    private void read() {
        var pending = new StringBuilder();
        var buffer = new byte[8192];
        try {
            for (var n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                pending.append(new String(buffer, 0, n, StandardCharsets.UTF_8)); // the tests' texts are ASCII
                for (var end = pending.indexOf("\n\n"); end >= 0; end = pending.indexOf("\n\n")) {
                    events.add(pending.substring(0, end));
                    pending.delete(0, end + 2);
                }
            }
        } catch (IOException e) {
            pending.setLength(0); // closed by one side or the other
        }
        ended = true;
    }
}

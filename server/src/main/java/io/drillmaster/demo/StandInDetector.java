package io.drillmaster.demo;

import io.drillmaster.common.Json;
import io.drillmaster.plan.InstallTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * STAND-IN for Falco, in the demonstration only: it looks for marker files and posts what Falco would post, to the real
 * webhook. It takes a moment to do so, as a real detector does.
 */
final class StandInDetector implements AutoCloseable {
    /** The rule that the shipped scenarios and Falco rules name. */
    static final String RULE = "Drill marker written during package install";

    private static final Logger LOG = LoggerFactory.getLogger(StandInDetector.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration THINKING = Duration.ofMillis(1500);
    private static final DateTimeFormatter FALCO_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final URI hook;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<Path> unseen = new LinkedHashSet<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "stand-in-detector");
        thread.setDaemon(true);
        return thread;
    });

    StandInDetector(URI hook, List<InstallTarget> targets, InstantSource clock) {
        this.hook = hook;
        this.clock = clock;
        targets.forEach(target -> unseen.add(Path.of(target.markerPath())));
        var unused = timer.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void look() {
        unseen.removeIf(marker -> {
            if (!Files.isRegularFile(marker, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            var seenAt = clock.instant();
            var unused = timer.schedule(() -> post(marker, seenAt), THINKING.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        });
    }

    private void post(Path marker, Instant seenAt) {
        try {
            var request = HttpRequest.newBuilder(hook)
                    .header("Content-Type", "application/json")
                    .header("User-Agent", "drillmaster-stand-in-detector")
                    .timeout(Duration.ofSeconds(10))
                    .POST(HttpRequest.BodyPublishers.ofString(alert(marker, seenAt)))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            LOG.info("stand-in detector posted an alert about {}: HTTP {}", marker, answer.statusCode());
        } catch (IOException e) {
            throw new UncheckedIOException("the stand-in detector could not post its alert", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Falco's JSON output; its time is the system call's, not the alert's. */
    private static String alert(Path marker, Instant seenAt) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("evt.time", seenAt.getEpochSecond() * 1_000_000_000L + seenAt.getNano());
        fields.put("evt.type", "openat");
        fields.put("fd.name", marker.toString());
        Map<String, Object> alert = new LinkedHashMap<>();
        alert.put("hostname", "stand-in-detector");
        alert.put(
                "output",
                FALCO_TIME.format(seenAt) + ": Warning A package's install script wrote a drill marker (file=" + marker
                        + ") [stand-in detector]");
        alert.put("output_fields", fields);
        alert.put("priority", "Warning");
        alert.put("rule", RULE);
        alert.put("source", "syscall");
        alert.put("tags", List.of("drill", "stand-in"));
        alert.put("time", FALCO_TIME.format(seenAt));
        return Json.write(alert);
    }
}

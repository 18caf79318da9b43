package io.drillmaster.canary;

import io.drillmaster.common.Hashes;
import io.drillmaster.common.Json;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.evidence.SourceTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What osquery saw of an exercise's markers, as evidence. That a marker is not among the rows proves nothing: the row
 * says neither that the directory could be read nor when, on the server's clock, somebody looked.
 */
final class ProbeOsquery {
    private static final String SOURCE = "osquery";

    /**
     * What a body came to.
     *
     * @param rows sightings of the exercise's markers; the same file, seen again unchanged, is the same row
     * @param answer for the sender: how much was kept, and what was passed over
     */
    record Taken(List<NewEvidence> rows, String answer) {}

    private ProbeOsquery() {}

    static Taken take(ProbeTarget target, ProbeOsqueryLog log, Instant receivedAt, byte[] raw) {
        Map<UUID, NewEvidence> rows = new LinkedHashMap<>();
        var ignored = 0;
        for (var sighting : log.sightings()) {
            var token = target.markers().get(sighting.path());
            if (token == null) {
                ignored++;
                continue;
            }
            var id = id(target, sighting);
            var time = new SourceTime(
                    sighting.queriedAt(), Long.toString(sighting.queriedAt().getEpochSecond()), false);
            rows.putIfAbsent(
                    id,
                    NewEvidence.of(
                                    SOURCE,
                                    receivedAt,
                                    new Fact.MarkerPresent(sighting.path(), sighting.modifiedAt(), List.of()))
                            .id(id)
                            .exercise(target.exercise())
                            .token(token)
                            .host(sighting.host())
                            .sourceTime(time)
                            .raw(raw)
                            .build());
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("kept", rows.size());
        answer.put("other_paths", ignored);
        answer.put("removed", log.gone());
        answer.put("unreadable", log.unreadable());
        return new Taken(List.copyOf(rows.values()), Json.write(answer));
    }

    private static UUID id(ProbeTarget target, ProbeOsqueryLog.Sighting sighting) {
        var name = String.join(
                "\n",
                target.exercise().toString(),
                sighting.host(),
                sighting.path(),
                sighting.modifiedAt().map(Instant::toString).orElse(""),
                sighting.size());
        return UUID.nameUUIDFromBytes(Hashes.sha256(name).getBytes(StandardCharsets.UTF_8));
    }
}

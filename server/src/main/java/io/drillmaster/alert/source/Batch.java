package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.Reading;
import io.drillmaster.evidence.AlertKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the members of a batch one by one, and no more of them than a delivery may have rows. */
final class Batch {
    /** What a sender packs into a megabyte on purpose is more than this; what one sends in earnest is far less. */
    static final int MOST = 10_000;

    private Batch() {}

    /** The readings of all members; what is beyond the limit is one NOISE reading that says how much that is. */
    static List<Reading> read(List<Document> members, Function<Document, List<Reading>> reader) {
        var readings = new ArrayList<Reading>();
        for (var i = 0; i < members.size(); i++) {
            if (readings.size() >= MOST) {
                readings.add(rest(members.size() - i));
                break;
            }
            readings.addAll(reader.apply(members.get(i)));
        }
        return readings;
    }

    /** The same for the members of an array inside a document; of anything else there are none. */
    static List<Reading> read(JsonNode array, Function<Document, List<Reading>> reader) {
        var readings = new ArrayList<Reading>();
        for (var i = 0; array.isArray() && i < array.size(); i++) {
            if (readings.size() >= MOST) {
                readings.add(rest(array.size() - i));
                break;
            }
            readings.addAll(reader.apply(Document.part(array.path(i))));
        }
        return readings;
    }

    private static ReadAlert rest(int count) {
        var raw = "{\"membersNotRead\":" + count + "}";
        return ReadAlert.of(AlertKind.NOISE, "(batch too long)", raw.getBytes(StandardCharsets.UTF_8))
                .summary(count + " further members of this delivery were not read; at most " + MOST
                        + " are taken at once. Let the sender make smaller batches.")
                .build();
    }
}

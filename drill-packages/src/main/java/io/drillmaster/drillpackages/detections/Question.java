package io.drillmaster.drillpackages.detections;

import io.drillmaster.drillpackages.DrillName;
import io.drillmaster.drillpackages.DrillZone;
import io.drillmaster.drillpackages.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sensor sees of the question for a drill name. In a DNS message each label stands after its length, and no dot is
 * anywhere (RFC 1035, 3.1), so that only single labels can be looked for; and Falco keeps the first 80 bytes of a datagram.
 */
final class Question {
    /** Falco's {@code snaplen}, in bytes. */
    static final int KEPT = 80;

    private static final int HEADER = 12;
    private static final int PHASE_LENGTH = 1;
    private static final int ZONE_AT = HEADER + (1 + PHASE_LENGTH) + (1 + DrillName.NONCE_LENGTH) + (1 + Token.LENGTH);

    private Question() {}

    /** The labels of a zone as far as they lie within what is kept; at least the beginning of the first one. */
    static List<String> keptLabels(DrillZone zone) {
        var kept = new ArrayList<String>();
        var at = ZONE_AT;
        for (var label : zone.value().split("\\.", -1)) {
            var room = KEPT - at - 1;
            if (room < label.length()) {
                if (kept.isEmpty()) {
                    kept.add(label.substring(0, room));
                }
                break;
            }
            kept.add(label);
            at += 1 + label.length();
        }
        return kept;
    }
}

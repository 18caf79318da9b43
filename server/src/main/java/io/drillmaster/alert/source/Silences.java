package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.ReadResponse;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.Traits;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.ResponseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Alertmanager's silences, as its API lists them. Alertmanager never sends them by itself; a small script does. That a
 * person silences an alert shows that somebody has seen it, and no more.
 */
final class Silences {
    private Silences() {}

    /** Whether this is such a list. */
    static boolean are(JsonNode json) {
        return json.isArray()
                && (json.isEmpty() || json.path(0).path("matchers").isArray());
    }

    /** One hint for each silence that holds or will hold. */
    static List<Reading> read(Document list) {
        var members = Members.of(list);
        var readings = new ArrayList<Reading>();
        members.documents().forEach(member -> readings.add(silence(member)));
        if (members.left() > 0) {
            readings.add(Noise.leftOut(members.left()));
        }
        return readings;
    }

    private static Reading silence(Document member) {
        var silence = new Told(member.json());
        var matchers = matchers(silence.at("matchers"));
        var state = silence.text("status.state").orElse("");
        var key = silence.text("id").map(id -> "alertmanager:silence:" + id);
        if (!state.equals("active") && !state.equals("pending")) {
            return ReadAlert.of(AlertKind.NOISE, "(silence)", member.raw())
                    .summary("A silence of " + matchers + " that does not hold" + silence.remark())
                    .ownId(key.map(it -> it + ":over"))
                    .build();
        }
        var person = silence.text("createdBy");
        var comment = silence.text("comment").map(it -> ": " + it).orElse("");
        return new ReadResponse(
                ResponseKind.HINT,
                person,
                Optional.empty(),
                person.orElse("Somebody") + " silenced " + matchers + comment + silence.remark(),
                silence.time("updatedAt", "startsAt"),
                key,
                Traits.in(member.text()).found(),
                member.raw());
    }

    private static String matchers(JsonNode matchers) {
        return StreamSupport.stream(matchers.spliterator(), false)
                .map(Told::new)
                .map(it -> it.text("name").orElse("?") + "=" + it.text("value").orElse(""))
                .limit(20)
                .collect(Collectors.joining(", ", "{", "}"));
    }
}

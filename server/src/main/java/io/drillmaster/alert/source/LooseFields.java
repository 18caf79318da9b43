package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.alert.AlertText;
import io.drillmaster.evidence.SourceTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The fields of one JSON object from outside, read loosely: for senders that give up on a receiver that says no. A field
 * that is absent, null or empty is no field, and neither is one of another type than it should have; but the latter are
 * remembered, so that a reading can say what was passed over.
 */
final class LooseFields {
    private static final String NO_TIME = "0001-01-01";
    private static final int MOST_NAMED = 5;
    private static final int MOST_MEMBERS = 10_000;

    private final JsonNode json;
    private final String place;
    private final Set<String> misfits;

    private LooseFields(JsonNode json, String place, Set<String> misfits) {
        this.json = json;
        this.place = place;
        this.misfits = misfits;
    }

    /** The fields of a body; of none when it is no object. */
    static LooseFields of(JsonNode json) {
        return new LooseFields(json, "", new LinkedHashSet<>());
    }

    /** Whether there is such an object at all. */
    boolean present() {
        return json.isObject();
    }

    /** The fields of an object in this one; of none when there is no such object. */
    LooseFields object(String name) {
        var field = json.path(name);
        if (!absent(field) && !field.isObject()) {
            passOver(name);
        }
        return new LooseFields(field, place + name + ".", misfits);
    }

    /** The objects in an array; what is no object among them is left out. */
    List<LooseFields> objects(String name) {
        var field = json.path(name);
        if (!absent(field) && !field.isArray()) {
            passOver(name);
        }
        var members = new ArrayList<LooseFields>();
        if (field.isArray()) {
            for (var member : field) {
                if (members.size() == MOST_MEMBERS) {
                    break;
                }
                if (member.isObject()) {
                    members.add(new LooseFields(member, place + name + "[].", misfits));
                }
            }
        }
        return members;
    }

    /** A text that says something. */
    Optional<String> text(String name) {
        var field = json.path(name);
        if (!absent(field) && !field.isTextual()) {
            passOver(name);
        }
        return Optional.ofNullable(field.textValue()).filter(text -> !text.isBlank());
    }

    /** What other things are told apart by: a text, or a whole number as text. */
    Optional<String> id(String name) {
        var field = json.path(name);
        return field.isIntegralNumber() ? Optional.of(field.asText()) : text(name);
    }

    /** A whole number of at most 64 bits. */
    OptionalLong whole(String name) {
        var field = json.path(name);
        if (field.isIntegralNumber() && field.canConvertToLong()) {
            return OptionalLong.of(field.longValue());
        }
        if (!absent(field)) {
            passOver(name);
        }
        return OptionalLong.empty();
    }

    /** Whether it says true. */
    boolean flag(String name) {
        var field = json.path(name);
        if (!absent(field) && !field.isBoolean()) {
            passOver(name);
        }
        return field.isBoolean() && field.booleanValue();
    }

    /** A time that is written as text; the year 1, in which some programs begin, means that there is none. */
    Optional<SourceTime> time(String name) {
        var text = text(name);
        var time = text.flatMap(Stamp::of);
        if (time.isEmpty() && text.filter(it -> !it.startsWith(NO_TIME)).isPresent()) {
            passOver(name);
        }
        return time;
    }

    /** A time in whole milliseconds since 1970; 0 means that there is none. */
    Optional<SourceTime> epochMillis(String name) {
        var millis = whole(name);
        if (millis.isEmpty() || millis.getAsLong() == 0) {
            return Optional.empty();
        }
        try {
            var instant = Instant.ofEpochMilli(millis.getAsLong());
            return Optional.of(new SourceTime(instant, Long.toString(millis.getAsLong()), false));
        } catch (DateTimeException outOfRange) {
            passOver(name);
            return Optional.empty();
        }
    }

    /** What was passed over until now, to be put behind a summary; empty when nothing was. */
    String remark() {
        if (misfits.isEmpty()) {
            return "";
        }
        var named = String.join(", ", misfits.stream().limit(MOST_NAMED).toList());
        var more = misfits.size() > MOST_NAMED ? " and others" : "";
        return " (passed over, not of the expected form: " + named + more + ")";
    }

    private void passOver(String name) {
        misfits.add(AlertText.line(place + name, 60));
    }

    private static boolean absent(JsonNode field) {
        return field.isMissingNode() || field.isNull();
    }
}

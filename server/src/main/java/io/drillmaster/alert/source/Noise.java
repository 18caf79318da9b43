package io.drillmaster.alert.source;

import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.Traits;
import io.drillmaster.evidence.AlertKind;
import java.nio.charset.StandardCharsets;

/** Readings for what is kept and never counts. */
final class Noise {
    private Noise() {}

    /** JSON that is not what its source sends: the sentence says what is missing, and what to do about it. */
    static ReadAlert notUnderstood(Document document, String sentence) {
        return ReadAlert.of(AlertKind.NOISE, "(not understood)", document.raw())
                .summary(sentence)
                .traits(Traits.in(document.text()))
                .build();
    }

    /** A note, in the place of the members of a list that is too long to be read whole. */
    static ReadAlert leftOut(int count) {
        var raw = "{\"leftOut\":" + count + "}";
        return ReadAlert.of(AlertKind.NOISE, "(too many)", raw.getBytes(StandardCharsets.UTF_8))
                .summary("The delivery told of " + count + " more than the " + Members.MOST + " that are read of one.")
                .build();
    }
}

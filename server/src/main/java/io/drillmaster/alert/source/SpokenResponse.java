package io.drillmaster.alert.source;

import io.drillmaster.evidence.ResponseKind;
import java.util.Locale;
import java.util.Optional;

/** What a word that people chose for a button, a command or an action says about a response. */
final class SpokenResponse {
    private SpokenResponse() {}

    /** Empty when the word says nothing of a response. */
    static Optional<ResponseKind> of(String word) {
        var plain = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        if (plain.startsWith("investigat")
                || plain.startsWith("iaminvestigating")
                || plain.startsWith("iminvestigating")) {
            return Optional.of(ResponseKind.INVESTIGATING);
        }
        if (plain.startsWith("unack") || plain.startsWith("takeback")) {
            return Optional.of(ResponseKind.UNACKNOWLEDGED);
        }
        return plain.startsWith("ack") ? Optional.of(ResponseKind.ACKNOWLEDGED) : Optional.empty();
    }
}

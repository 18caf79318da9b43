package io.drillmaster.alert.source;

import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.SearchableText;
import io.drillmaster.alert.Traits;
import io.drillmaster.evidence.AlertKind;
import java.util.Optional;

/** Bodies of tools that send whatever somebody wrote into a template, which may be a sentence. */
final class PlainText {
    private PlainText() {}

    /**
     * A body that does not even begin as JSON does, as a reading that never counts.
     *
     * @param whatToDo a sentence for its summary
     */
    static Optional<ReadAlert> in(byte[] body, String whatToDo) {
        for (var each : body) {
            var c = each & 0xFF;
            if (c == '{' || c == '[' || c >= 0x80) {
                return Optional.empty(); // a byte order mark is not ASCII; the parser judges the rest
            }
            if (c > ' ') {
                return Optional.of(ReadAlert.of(AlertKind.NOISE, "(plain text)", body)
                        .summary("This is plain text. " + whatToDo)
                        .traits(Traits.in(SearchableText.of(body)))
                        .build());
            }
        }
        return Optional.empty();
    }
}

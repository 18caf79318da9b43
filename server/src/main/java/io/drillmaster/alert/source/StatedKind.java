package io.drillmaster.alert.source;

import io.drillmaster.evidence.AlertKind;
import java.util.Locale;

/**
 * What a monitoring tool's alert proves. The tool does not know whether its rule watches processes or a gate, so the
 * person who writes the rule may say so, in a label or field of this name; without it a sensor is assumed.
 */
final class StatedKind {
    /** The label's or field's name. */
    static final String FIELD = "drillmaster_kind";

    private StatedKind() {}

    /** {@code runtime}, {@code blocked} or {@code warned}; another word is as none. */
    static AlertKind in(Told fields) {
        return switch (fields.text(FIELD).orElse("runtime").toLowerCase(Locale.ROOT)) {
            case "blocked" -> AlertKind.GATE_BLOCKED;
            case "warned" -> AlertKind.GATE_WARNED;
            default -> AlertKind.RUNTIME;
        };
    }
}

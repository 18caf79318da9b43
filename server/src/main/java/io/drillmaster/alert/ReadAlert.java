package io.drillmaster.alert;

import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AlertTraits;
import io.drillmaster.evidence.SourceTime;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One alert as its source told it. The texts are cleaned and bounded; the raw bytes are not.
 *
 * @param kind what sort of signal it is
 * @param rule name of the rule or check
 * @param priority as the source spells it; empty when it has none
 * @param summary one line for people
 * @param generatedAt a stamp the source wrote after it had decided
 * @param sourceTime when the source says that the thing happened, on its own clock
 * @param host the machine the source watched, as it names it
 * @param ownId what the source itself tells repeated deliveries by
 * @param traits what attribution can hold on to
 * @param lost what the sensor says that it lost itself: it was blind then, and a drill may have passed unseen
 * @param incident what the source calls the incident it belongs to, the same in every message about it
 * @param raw this alert's own bytes
 */
public record ReadAlert(
        AlertKind kind,
        String rule,
        String priority,
        String summary,
        Optional<Instant> generatedAt,
        Optional<SourceTime> sourceTime,
        Optional<String> host,
        Optional<String> ownId,
        AlertTraits traits,
        Optional<String> lost,
        Optional<String> incident,
        byte[] raw)
        implements Reading {

    /** An alert of this kind and rule, with its own bytes. */
    public static Builder of(AlertKind kind, String rule, byte[] raw) {
        return new Builder(kind, rule, raw);
    }

    /** Adds what only some alerts have. */
    public static final class Builder {
        private final AlertKind kind;
        private final String rule;
        private final byte[] raw;
        private String priority = "";
        private String summary = "";
        private @Nullable Instant generatedAt;
        private @Nullable SourceTime sourceTime;
        private @Nullable String host;
        private @Nullable String ownId;
        private AlertTraits traits = AlertTraits.NONE;
        private @Nullable String lost;
        private @Nullable String incident;

        private Builder(AlertKind kind, String rule, byte[] raw) {
            this.kind = kind;
            this.rule = AlertText.line(rule, AlertText.NAME);
            this.raw = raw;
        }

        /** As the source spells it. */
        public Builder priority(String value) {
            priority = AlertText.line(value, AlertText.NAME);
            return this;
        }

        /** One line for people. */
        public Builder summary(String value) {
            summary = AlertText.line(value, AlertText.LINE);
            return this;
        }

        /** A stamp written after the source had decided. */
        public Builder generatedAt(Optional<SourceTime> stamp) {
            generatedAt = stamp.map(SourceTime::instant).orElse(null);
            return this;
        }

        /** When the source says that the thing happened. */
        public Builder sourceTime(Optional<SourceTime> stamp) {
            sourceTime = stamp.orElse(null);
            return this;
        }

        /** The machine that was watched. */
        public Builder host(String value) {
            var name = AlertText.line(value, AlertText.NAME);
            host = name.isEmpty() ? null : name;
            return this;
        }

        /** What the source tells repeated deliveries by. */
        public Builder ownId(Optional<String> value) {
            ownId = value.orElse(null);
            return this;
        }

        /** What attribution can hold on to. */
        public Builder traits(Traits value) {
            traits = value.found();
            return this;
        }

        /** What the sensor says that it lost; a sentence. */
        public Builder lost(Optional<String> value) {
            lost = value.map(text -> AlertText.line(text, AlertText.LINE)).orElse(null);
            return this;
        }

        /** What the source calls the incident that it belongs to. */
        public Builder incident(String value) {
            var name = AlertText.line(value, AlertText.NAME);
            incident = name.isEmpty() ? null : name;
            return this;
        }

        /** The finished alert. */
        public ReadAlert build() {
            return new ReadAlert(
                    kind,
                    rule,
                    priority,
                    summary,
                    Optional.ofNullable(generatedAt),
                    Optional.ofNullable(sourceTime),
                    Optional.ofNullable(host),
                    Optional.ofNullable(ownId),
                    traits,
                    Optional.ofNullable(lost),
                    Optional.ofNullable(incident),
                    raw);
        }
    }
}

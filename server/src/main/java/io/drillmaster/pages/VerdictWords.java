package io.drillmaster.pages;

import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.measure.Detection;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Flag;
import io.drillmaster.measure.Interval;
import io.drillmaster.measure.Outcome;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.verdict.VerdictChange;
import io.drillmaster.verdict.VerdictVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How a verdict of some time reads, and what made it another one than the verdict before. */
final class VerdictWords {
    private final List<Evidence> rows;
    private final Map<UUID, Evidence> byId = new HashMap<>();

    /** With the exercise's evidence, in log order. */
    VerdictWords(List<Evidence> rows) {
        this.rows = rows;
        rows.forEach(row -> byId.put(row.id(), row));
    }

    /** {@code 1 h 00 min after the execution: not detected.} {@code At 1 h 34 min: detected late by Falco; TTD 1 h 34 min.} */
    String sentence(VerdictVersion verdict) {
        var ttr = verdict.ttr() instanceof Elapsed.Observed ? " TTR " + Words.elapsed(verdict.ttr()) + "." : "";
        return switch (verdict.outcome()) {
                    case PENDING -> pending(verdict);
                    case NOT_DETECTED -> watched(verdict) + " after the execution: not detected.";
                    case DETECTED ->
                        at(verdict) + "detected by " + by(verdict) + "; TTD " + Words.elapsed(verdict.ttd()) + ".";
                    case DETECTED_LATE ->
                        at(verdict) + "detected late by " + by(verdict) + "; TTD " + Words.elapsed(verdict.ttd()) + ".";
                    case DETECTED_BEFORE -> "Detected by " + by(verdict) + " before it executed.";
                    case PREVENTED_ALERTED -> "Nothing executed: prevented, and told by " + by(verdict) + ".";
                    case PREVENTED_SILENT -> "Nothing executed: prevented, and nobody was told.";
                    case NOT_EXERCISED -> "Nothing executed: not exercised.";
                    case ABORTED -> "Stopped for safety.";
                    case INVALID -> "Declared invalid.";
                    case CONTROL_QUIET -> "The control stayed quiet.";
                    case CONTROL_ALARMED -> "A false positive: " + by(verdict) + " raised an alert on a control.";
                }
                + ttr;
    }

    /** What had happened since the verdict before; empty for the first one. */
    String why(VerdictChange change) {
        if (change.before().isEmpty()) {
            return "";
        }
        var before = change.before().get();
        var after = change.after();
        var parts = new ArrayList<String>();
        if (change.byOtherRules()) {
            parts.add("The rules of measuring changed from version " + before.engineVersion() + " to "
                    + after.engineVersion() + ".");
        }
        if (before.outcome() == Outcome.PENDING
                && after.outcome() != Outcome.PENDING
                && after.detection().isEmpty()
                && !after.outcome().givenUp()) {
            parts.add("The window had closed.");
        }
        news(after).stream().flatMap(row -> telling(row).stream()).distinct().forEach(parts::add);
        after.doubts().stream()
                .filter(doubt -> !before.doubts().contains(doubt))
                .sorted()
                .map(Flag::sentence)
                .forEach(parts::add);
        if (parts.isEmpty()) {
            parts.add(news(after).isEmpty() ? "No new evidence: time went by." : "New evidence came.");
        }
        return String.join(" ", parts);
    }

    /** The rows that this version saw and the one before did not, in log order. */
    List<Evidence> news(VerdictVersion version) {
        return rows.stream()
                .filter(row -> row.seq() > version.previousSeq() && row.seq() <= version.throughSeq())
                .toList();
    }

    /** The row that another one is about. */
    Optional<Evidence> about(Evidence row) {
        return row.refersTo().map(byId::get);
    }

    /** What a row alone says about why a verdict is another one; empty for those that come by the dozen. */
    private Optional<String> telling(Evidence row) {
        var who = row.actor().orElse("Somebody");
        if (row.fact() instanceof Fact.Retracted retracted) {
            return Optional.of(about(row)
                    .map(target -> target.fact() instanceof Fact.Retracted
                            ? who + " undid the retraction of " + clock(target) + "."
                            : who + " took back the " + EvidenceWords.noun(target.fact()) + " of " + clock(target)
                                    + ": " + withoutStop(retracted.reason()) + ".")
                    .orElse(who + " took back a row: " + withoutStop(retracted.reason()) + "."));
        }
        if (row.fact() instanceof Fact.Attributed attributed && row.actor().isPresent()) {
            return Optional.of(who + (attributed.level() == AttributionLevel.REJECTED ? " rejected" : " confirmed")
                    + " an alert.");
        }
        if (row.fact() instanceof Fact.AlertReceived alert) {
            return Optional.of("An alert came at " + clock(row) + ": " + withoutStop(alert.rule()) + ".");
        }
        if (row.fact() instanceof Fact.Revealed) {
            return Optional.of("The drill was revealed.");
        }
        if (row.fact() instanceof Fact.Investigating
                || row.fact() instanceof Fact.Reported
                || row.fact() instanceof Fact.Contained
                || row.fact() instanceof Fact.Invalidated) {
            return Optional.of(withoutStop(EvidenceWords.sentence(row)) + ".");
        }
        if (row.fact() instanceof Fact.DnsLookedUp || row.fact() instanceof Fact.CanaryVisited) {
            return Optional.of("The canary was asked.");
        }
        return row.fact() instanceof Fact.MarkerPresent ? Optional.of("A marker was found.") : Optional.empty();
    }

    private static String pending(VerdictVersion verdict) {
        return verdict.execution()
                .map(at -> Words.duration(between(at.estimate(), verdict.asOf()))
                        + " after the execution: not detected so far.")
                .orElse("Nothing had executed so far.");
    }

    private static String watched(VerdictVersion verdict) {
        return verdict.ttd() instanceof Elapsed.Censored censored
                ? Words.duration(censored.followUp())
                : "Some time"; // an outcome without its number: only a stored verdict of other rules could have it
    }

    private static String at(VerdictVersion verdict) {
        return verdict.execution()
                .map(Interval::estimate)
                .flatMap(executed -> verdict.detection().map(signal -> between(executed, signal.at())))
                .map(length -> "At " + Words.duration(length) + ": ")
                .orElse("");
    }

    private String by(VerdictVersion verdict) {
        return verdict.detection()
                .map(signal -> Optional.ofNullable(byId.get(signal.evidence()))
                        .map(EvidenceWords::source)
                        .orElse(signal.by() == Detection.By.HUMAN ? "a person" : "an alert"))
                .orElse("somebody");
    }

    private static Duration between(Instant start, Instant end) {
        var length = Duration.between(start, end);
        return length.isNegative() ? Duration.ZERO : length;
    }

    private static String clock(Evidence row) {
        return Moment.clock(row.receivedAt()).text();
    }

    private static String withoutStop(String text) {
        return text.strip().replaceFirst("[.]+$", "");
    }
}

package io.drillmaster.alert;

import io.drillmaster.common.Problem;
import io.drillmaster.evidence.NewEvidence;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What came of one delivery, for the page that shows whether a source works.
 *
 * @param at when it came, on this server's clock
 * @param status the HTTP status code that it was answered with
 * @param told what was read, or why nothing was; one line
 * @param evidence the first row that was kept of it
 */
public record ReceivedDelivery(Instant at, int status, String told, Optional<UUID> evidence) {
    private static final int NAMED = 3;

    /** It was read, and answered so. */
    static ReceivedDelivery read(Instant at, int status, List<Reading> readings, List<NewEvidence> rows) {
        var named = readings.stream().limit(NAMED).map(ReceivedDelivery::words).collect(Collectors.joining("; "));
        var more = readings.size() > NAMED ? "; and " + (readings.size() - NAMED) + " more" : "";
        var told = readings.isEmpty() ? "It said nothing that is kept." : named + more;
        var kept = status / 100 == 2 ? rows.stream().findFirst().map(NewEvidence::id) : Optional.<UUID>empty();
        return new ReceivedDelivery(at, status, AlertText.line(told, AlertText.LINE), kept);
    }

    /** It was refused. */
    static ReceivedDelivery refused(Instant at, Problem problem) {
        return new ReceivedDelivery(
                at, problem.status(), AlertText.line(problem.sentence(), AlertText.LINE), Optional.empty());
    }

    private static String words(Reading reading) {
        if (reading instanceof ReadAlert alert) {
            var rule = AlertText.line(alert.rule(), 80);
            return switch (alert.kind()) {
                case RUNTIME -> "Alert: " + rule;
                case GATE_BLOCKED -> "Blocked by a gate: " + rule;
                case GATE_WARNED -> "Warning of a gate: " + rule;
                case NOISE ->
                    "Does not count: " + rule
                            + (alert.summary().isEmpty() || alert.summary().equals(rule)
                                    ? ""
                                    : ", " + AlertText.line(alert.summary(), 160));
            };
        }
        var response = (ReadResponse) reading;
        return "Response: " + response.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", "
                + response.person().map(person -> AlertText.line(person, 80)).orElse("nobody");
    }
}

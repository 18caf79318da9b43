package io.drillmaster.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long people took after the first signal. What was said before the signal reached us counts as no time at all: a
 * pager may be quicker than a forwarder. When nobody answers, the time is censored at the end of the window (or the
 * reveal); a signal that itself came after that was never watched, so its follow-up is zero however late one asks.
 */
record Responding(boolean control, Horizon horizon, Scope scope, Outcome outcome) {

    /** From the first signal to this answer. */
    Elapsed until(Optional<Signal> answer) {
        return from(scope.first(), answer);
    }

    /** An alert is what one acknowledges; where none came, it is counted from the first signal. */
    Elapsed untilAcknowledged(Optional<Signal> answer) {
        return from(scope.firstAlert().or(scope::first), answer);
    }

    /** From the first alert to a page. Hardly anything tells of pages, so that none is told of says nothing. */
    Elapsed untilPaged(Optional<Signal> page) {
        if (control || outcome == Outcome.INVALID) {
            return from(Optional.empty(), page);
        }
        var alert = scope.firstAlert();
        if (alert.isEmpty()) {
            return new Elapsed.NotApplicable("No alert came that could page anybody.");
        }
        return page.isEmpty() ? new Elapsed.NotApplicable("Nothing told when a page arrived.") : from(alert, page);
    }

    private Elapsed from(Optional<Signal> signal, Optional<Signal> answer) {
        if (outcome == Outcome.INVALID) {
            return Detecting.INVALID;
        }
        if (control) {
            return new Elapsed.NotApplicable("A control asks nobody to respond.");
        }
        if (signal.isEmpty()) {
            return new Elapsed.NotApplicable(
                    horizon.closed() ? "Nothing was detected." : "Nothing was detected so far.");
        }
        var start = signal.get();
        if (answer.isPresent()) {
            var length = between(start.at(), answer.get().at());
            var rows = Stream.of(start.row(), answer.get().row()).distinct().toList();
            return new Elapsed.Observed(length, length, length, rows);
        }
        if (outcome.prevented()) {
            return new Elapsed.NotApplicable("Nothing executed, so nobody had to respond.");
        }
        return new Elapsed.Censored(between(start.at(), horizon.watchedUntil()), List.of(start.row()));
    }

    private static Duration between(Instant start, Instant end) {
        var length = Duration.between(start, end);
        return length.isNegative() ? Duration.ZERO : length;
    }
}

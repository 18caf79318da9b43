package io.drillmaster.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * When an execution happened, from everything that bounds it. Signs of an execution (a lookup, a marker, a sensor's
 * alert) come after it; a fetch, a look at which the marker was missing, and the publication come before it. Without a
 * usable host time the estimate is the upper bound, which makes TTD look short; that is why objectives are judged by the
 * bounds and never by the estimate.
 *
 * @param interval on our clock
 * @param quality how it is known
 * @param evidence the rows that set the bounds
 */
record ExecutionBounds(Interval interval, Quality quality, List<UUID> evidence) {

    /**
     * Computes them.
     *
     * @param published when the package came to exist; nothing ran before
     * @param before other moments before the execution
     * @param seenAt the first sign of it
     * @param stamp the host's own, plausible time
     * @param offset what is known of that host's clock
     */
    static ExecutionBounds of(
            Bound published, List<Bound> before, Instant seenAt, Optional<HostStamp> stamp, OffsetBounds offset) {
        var lower = new ArrayList<>(before);
        lower.add(published);
        var last = lower.stream().max(Bound.BY_TIME).orElse(published);
        if (last.at().isAfter(seenAt)) {
            return conflict(lower, seenAt, last.row().stream().toList());
        }
        var quality = before.isEmpty() ? Quality.UPPER_BOUND : Quality.INTERVAL;
        var server = new ExecutionBounds(
                new Interval(last.at(), seenAt, seenAt),
                quality,
                last.row().stream().toList());
        return stamp.isPresent() && offset.known() ? server.corrected(stamp.get(), offset) : server;
    }

    /** Something was seen that cannot have been yet. What was seen outranks what was not. */
    private static ExecutionBounds conflict(List<Bound> lower, Instant seenAt, List<UUID> evidence) {
        var lo = lower.stream()
                .map(Bound::at)
                .filter(at -> !at.isAfter(seenAt))
                .max(Instant::compareTo)
                .orElse(seenAt);
        return new ExecutionBounds(new Interval(lo, seenAt, seenAt), Quality.CONFLICT, evidence);
    }

    private ExecutionBounds corrected(HostStamp stamp, OffsetBounds offset) {
        var rows = Stream.concat(evidence.stream(), offset.evidence().stream()).toList();
        var earliest = later(offset.hi().map(stamp.at()::minus).orElse(interval.lo()), interval.lo());
        // A stamp was written before it reached us; the execution itself may have shown even earlier.
        var signBy = stamp.exact() ? interval.hi() : stamp.seenAt();
        var latest = earlier(offset.lo().map(stamp.at()::minus).orElse(signBy), signBy);
        if (offset.contradictory() || earliest.isAfter(latest)) {
            return new ExecutionBounds(interval, Quality.CONFLICT, rows);
        }
        // A file was last written at or after the first execution: that bounds it from above only.
        var lo = stamp.exact() ? earliest : interval.lo();
        var hi = earlier(latest, interval.hi());
        if (Duration.between(earliest, latest).compareTo(OffsetBounds.USABLE_WIDTH) > 0) {
            return new ExecutionBounds(new Interval(lo, hi, hi), Quality.INTERVAL, rows);
        }
        var middle = earliest.plus(Duration.between(earliest, latest).dividedBy(2));
        var estimate = offset.middle().map(stamp.at()::minus).orElse(middle);
        return new ExecutionBounds(
                new Interval(lo, earlier(later(estimate, lo), hi), hi), Quality.HOST_CORRECTED, rows);
    }

    /**
     * Takes in that a sensor's alert proves the execution. It comes last and only ever moves the estimate forward to the
     * alert, so that a further alert can never make a detection look slower.
     *
     * @param lower publication and fetch; a look in vain is none of them, since it may be as late as its report
     * @param lastAbsent the last look in vain; a sensor's sign outranks it
     */
    ExecutionBounds provedBy(Instant alert, List<Bound> lower, Optional<Bound> lastAbsent) {
        if (!alert.isBefore(interval.hi())) {
            return this;
        }
        if (!alert.isBefore(interval.lo())) {
            return new ExecutionBounds(
                    new Interval(interval.lo(), earlier(interval.estimate(), alert), alert), quality, evidence);
        }
        var before = conflict(lower, alert, evidence);
        var onlyALook =
                lastAbsent.filter(look -> look.at().equals(interval.lo())).isPresent()
                        && lower.stream().noneMatch(bound -> bound.at().isAfter(alert));
        return onlyALook ? new ExecutionBounds(before.interval, Quality.INTERVAL, evidence) : before;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

package io.drillmaster.pages;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.TimelineMinute;
import io.drillmaster.pages.view.TimelineRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Evidence in the order of time, grouped by the minute. */
final class TimelinePresenter {
    private final List<Evidence> rows;
    private final boolean mayUndo;
    private final Map<UUID, Evidence> retractions = new HashMap<>();
    private final Map<UUID, Evidence> attributions = new HashMap<>();
    private final Set<UUID> counted = new HashSet<>();
    private final Map<String, Evidence> lastAbsent = new HashMap<>();

    TimelinePresenter(List<Evidence> rows, boolean mayUndo) {
        this.rows = rows;
        this.mayUndo = mayUndo;
        // Later rows take back earlier ones: read backwards, a retraction that was itself taken back is known as such.
        Set<UUID> voided = new HashSet<>();
        for (var i = rows.size() - 1; i >= 0; i--) {
            var row = rows.get(i);
            if (row.fact() instanceof Fact.Retracted && row.refersTo().isPresent() && !voided.contains(row.id())) {
                voided.add(row.refersTo().get());
                retractions.putIfAbsent(row.refersTo().get(), row);
            }
            if (row.fact() instanceof Fact.Acknowledged || row.fact() instanceof Fact.Investigating) {
                row.refersTo().ifPresent(counted::add);
            }
            if (row.fact() instanceof Fact.Attributed
                    && row.actor().isEmpty()
                    && row.refersTo().isPresent()
                    && !voided.contains(row.id())) {
                attributions.putIfAbsent(row.refersTo().get(), row);
            }
        }
    }

    /** The retraction that takes this row out of the count; null when it stands. */
    @Nullable
    Evidence retraction(UUID row) {
        return retractions.get(row);
    }

    /**
     * Oldest first. Left out, for they say little and come by the dozen, are comparisons of clocks and looks that found no
     * marker; the last look before a marker was found is told with the marker. What the attribution itself said of an alert
     * is told with the alert, a retraction with what it takes back, and a response from elsewhere by the row that counts
     * for it. All of them can be read in the evidence.
     */
    List<TimelineMinute> minutes() {
        lastAbsent.clear();
        var byMinute = new LinkedHashMap<Instant, List<TimelineRow>>();
        var sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(Evidence::receivedAt).thenComparingLong(Evidence::seq));
        for (var row : sorted) {
            if (row.fact() instanceof Fact.MarkerAbsent absent && retraction(row.id()) == null) {
                lastAbsent.put(place(row, absent.path()), row);
                continue;
            }
            if (row.fact() instanceof Fact.ClockCompared
                    || counted.contains(row.id())
                    || retractions.containsValue(row)
                    || told(row)) {
                continue;
            }
            byMinute.computeIfAbsent(row.receivedAt().truncatedTo(ChronoUnit.MINUTES), minute -> new ArrayList<>())
                    .add(row(row));
        }
        return byMinute.entrySet().stream()
                .map(entry -> new TimelineMinute(Moment.toTheMinute(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** Whether it stands with the alert that it speaks of. */
    private boolean told(Evidence row) {
        return row.refersTo().map(attributions::get).filter(row::equals).isPresent()
                && rows.stream()
                        .anyMatch(other -> other.id().equals(row.refersTo().get()));
    }

    private static String place(Evidence row, String path) {
        return row.host().orElse("") + ":" + path;
    }

    private TimelineRow row(Evidence row) {
        var retraction = retraction(row.id());
        var retracted = retraction == null ? null : why(retraction);
        var undo = retraction == null || !mayUndo ? null : "/evidence/" + retraction.id() + "/undo";
        return new TimelineRow(
                row.id().toString(),
                Moment.clock(row.receivedAt()),
                EvidenceWords.icon(row.fact()),
                EvidenceWords.sentence(row),
                EvidenceWords.source(row),
                StandIns.isStandIn(row),
                detail(row),
                retracted,
                undo);
    }

    static String why(Evidence retraction) {
        var reason = ((Fact.Retracted) retraction.fact()).reason();
        return reason + " (" + retraction.actor().orElse("somebody") + ")";
    }

    private @Nullable String detail(Evidence row) {
        var parts = new ArrayList<String>();
        row.host().ifPresent(host -> parts.add("host " + host));
        if (row.fact() instanceof Fact.MarkerPresent present) {
            var absent = lastAbsent.remove(place(row, present.path()));
            if (absent != null) {
                parts.add("not there at " + Moment.clock(absent.receivedAt()).text());
            }
        }
        row.sourceTime().ifPresent(time -> parts.add("source's own time " + time.raw()));
        if (row.fact() instanceof Fact.DnsLookedUp lookup) {
            parts.add("asked by resolver " + lookup.resolver());
        }
        if (row.fact() instanceof Fact.AlertReceived alert && !alert.summary().isEmpty()) {
            parts.add(EvidenceWords.summary(alert));
        }
        var attribution = attributions.get(row.id());
        if (attribution != null) {
            parts.add(
                    row.fact() instanceof Fact.ResponseReceived
                            ? ((Fact.Attributed) attribution.fact()).reason()
                            : EvidenceWords.sentence(attribution));
        }
        return parts.isEmpty() ? null : String.join(" · ", parts);
    }
}

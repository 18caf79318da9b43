package io.drillmaster.pages;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.Moment;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Leads from a number to the rows that made it, named by what was seen and when. */
final class EvidenceLinks {
    /** More would be read by nobody, and each leads to the timeline. */
    private static final int SHOWN = 4;

    private final Map<UUID, Evidence> rows = new HashMap<>();

    EvidenceLinks(List<Evidence> rows) {
        rows.forEach(row -> this.rows.put(row.id(), row));
    }

    List<Link> of(Elapsed elapsed) {
        if (elapsed instanceof Elapsed.Observed observed) {
            return of(observed.evidence());
        }
        if (elapsed instanceof Elapsed.Censored censored) {
            return of(censored.evidence());
        }
        return List.of();
    }

    /** These and no others, in this order: what contradicts each other is to be seen together. */
    List<Link> ofEach(List<UUID> wanted) {
        return wanted.stream()
                .distinct()
                .map(rows::get)
                .filter(Objects::nonNull)
                .map(EvidenceLinks::link)
                .toList();
    }

    /** The first of them in the order given; what only bounds a time (clocks, the publication) is left out. */
    List<Link> of(List<UUID> wanted) {
        var byText = new LinkedHashMap<String, Link>();
        wanted.stream()
                .distinct()
                .map(rows::get)
                .filter(Objects::nonNull)
                .filter(row -> !(row.fact() instanceof Fact.ClockCompared || row.fact() instanceof Fact.Published))
                .map(EvidenceLinks::link)
                .forEach(link -> byText.putIfAbsent(link.text(), link));
        var links = List.copyOf(byText.values());
        return links.subList(0, Math.min(SHOWN, links.size()));
    }

    private static Link link(Evidence row) {
        return new Link(
                "/evidence/" + row.id(),
                EvidenceWords.noun(row.fact()) + " "
                        + Moment.clock(row.receivedAt()).text());
    }
}

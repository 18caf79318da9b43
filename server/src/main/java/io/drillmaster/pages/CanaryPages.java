package io.drillmaster.pages;

import io.drillmaster.canary.DeclaredNetworks;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.evidence.DiskSpace;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.HitIntake;
import io.drillmaster.evidence.Inbox;
import io.drillmaster.evidence.SightingStore;
import io.drillmaster.measure.DeclaredSource;
import io.drillmaster.pages.view.CanaryPage;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.NamedValue;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.plan.PlanStore;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the canary listens on and what it saw, whichever exercise it belongs to, or none. */
public final class CanaryPages {
    private static final int HITS = 50;
    private static final int TOKENS = 20;
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final SightingStore sightings;
    private final EvidenceStore evidence;
    private final PlanStore plans;
    private final Inbox inbox;
    private final HitIntake intake;
    private final DiskSpace disk;
    private final List<Listener> listeners;
    private final DeclaredNetworks declared;
    private final Renderer renderer;
    private final InstantSource clock;

    /**
     * Where the canary listens.
     *
     * @param name e.g. {@code DNS}
     * @param where e.g. {@code drill.example.com, by UDP and TCP at 0.0.0.0 port 53}, or {@code off}
     */
    public record Listener(String name, String where) {}

    /** Shows these listeners and networks as they were configured. */
    public CanaryPages(
            SightingStore sightings,
            EvidenceStore evidence,
            PlanStore plans,
            Inbox inbox,
            HitIntake intake,
            DiskSpace disk,
            List<Listener> listeners,
            DeclaredNetworks declared,
            Renderer renderer,
            InstantSource clock) {
        this.sightings = sightings;
        this.evidence = evidence;
        this.plans = plans;
        this.inbox = inbox;
        this.intake = intake;
        this.disk = disk;
        this.listeners = List.copyOf(listeners);
        this.declared = declared;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** {@code GET /canary}; with {@code ?refresh=off} it stays as it is, for people who read slowly. */
    public void show(Context context) {
        var refreshes = !"off".equals(context.queryParam("refresh"));
        if (refreshes) {
            context.header("Refresh", String.valueOf(AGAIN.toSeconds())); // needs no script
        }
        renderer.page(context, "Canary", NavItem.CANARY, page(refreshes));
    }

    private CanaryPage page(boolean refreshes) {
        var now = clock.instant();
        var ends = new HashMap<ExerciseId, Optional<Instant>>();
        return new CanaryPage(
                refreshes,
                List.of(
                        count("Last minute", now, Duration.ofMinutes(1)),
                        count("Last hour", now, Duration.ofHours(1)),
                        count("Last 24 hours", now, Duration.ofDays(1))),
                listeners.stream()
                        .map(listener -> NamedValue.of(listener.name(), listener.where()))
                        .toList(),
                declared.networks().stream()
                        .map(network -> NamedValue.of(
                                network.name(), network.address().getHostAddress() + "/" + network.prefix()))
                        .toList(),
                List.of(
                        NamedValue.of("Waiting for the database", rows(inbox.waiting())),
                        NamedValue.of("Refused by the database", rows(inbox.rejected())),
                        NamedValue.of("Look-ups waiting for the database", rows(intake.waiting())),
                        NamedValue.of("Look-ups counted, but not kept, since the start", rows(intake.dropped())),
                        NamedValue.of("Disk", disk.warning().orElse("room enough"))),
                sightings.latest(HITS).stream()
                        .flatMap(id -> evidence.find(id).stream())
                        .map(row -> hit(row, ends))
                        .toList(),
                sightings.unknownTokens(TOKENS).stream()
                        .map(token -> new CanaryPage.Unknown(
                                token.token(), token.rows(), Moment.full(token.first()), Moment.full(token.last())))
                        .toList());
    }

    private NamedValue count(String name, Instant now, Duration length) {
        return NamedValue.of(name, rows(sightings.countSince(now.minus(length))));
    }

    private static String rows(long count) {
        return count == 0 ? "nothing" : count == 1 ? "1 row" : count + " rows";
    }

    private CanaryPage.Hit hit(Evidence row, Map<ExerciseId, Optional<Instant>> ends) {
        return new CanaryPage.Hit(
                EvidenceWords.source(row),
                asked(row.fact()),
                from(row.fact()),
                new Link("/evidence/" + row.id(), Moment.full(row.receivedAt()).text()),
                row.exercise()
                        .map(id -> new Link("/exercises/" + id, id.toString()))
                        .orElse(null),
                mark(row, ends));
    }

    private @Nullable Chip mark(Evidence row, Map<ExerciseId, Optional<Instant>> ends) {
        if (DeclaredSource.of(row.fact()).isPresent()) {
            return new Chip(DeclaredSource.of(row.fact()).get() + ", declared", Tone.NEUTRAL);
        }
        if (row.exercise().isEmpty()) {
            return new Chip("unknown token", Tone.WARN);
        }
        var end =
                ends.computeIfAbsent(row.exercise().get(), id -> plans.find(id).flatMap(NotePresenter::over));
        return end.filter(row.receivedAt()::isAfter).isPresent() ? new Chip("after the end", Tone.WARN) : null;
    }

    private static String asked(Fact fact) {
        if (fact instanceof Fact.DnsLookedUp lookup) {
            return lookup.name() + " " + lookup.type();
        }
        return fact instanceof Fact.CanaryVisited visit ? visit.asked() : "";
    }

    private static String from(Fact fact) {
        if (fact instanceof Fact.DnsLookedUp lookup) {
            return lookup.resolver()
                    + lookup.clientSubnet()
                            .map(subnet -> ", asking for " + subnet)
                            .orElse("");
        }
        return fact instanceof Fact.CanaryVisited visit ? visit.client() : "";
    }
}

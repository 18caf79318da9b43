package io.drillmaster.verdict;

import io.drillmaster.drillpackages.Phase;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AlertTraits;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.evidence.SourceTime;
import io.drillmaster.plan.Exercise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Tells what happened in an exercise, as evidence. Seconds count from the opening of its window. */
public final class Story {
    private final EvidenceStore evidence;
    private final Exercise exercise;

    private Story(EvidenceStore evidence, Exercise exercise) {
        this.evidence = evidence;
        this.exercise = exercise;
    }

    /** Begins to tell; the packages of all targets are published as the window opens. */
    public static Story of(Jdbi jdbi, Exercise exercise) {
        var story = new Story(new EvidenceStore(jdbi), exercise);
        for (var target : exercise.plan().targets()) {
            story.append(story.row("drillmaster", 0, new Fact.Published("p", "1", "p-1.tar.gz", "00"))
                    .token(target.token()));
        }
        return story;
    }

    /** A target fetched its package. */
    public Story fetched(int target, long second) {
        return append(row("registry.pypi", second, new Fact.Fetched("p-1.tar.gz", "127.0.0.1", "pip/26"))
                .token(exercise.plan().targets().get(target - 1).token()));
    }

    /** A target's package ran. */
    public Story executed(int target, long second) {
        var token = exercise.plan().targets().get(target - 1).token();
        var nonce = "n" + target + second;
        return append(row(
                        "canary.dns",
                        second,
                        new Fact.DnsLookedUp("r." + token, "A", Phase.RESOLVED, nonce, "127.0.0.1", "udp"))
                .token(token));
    }

    /** A probe looked for the first target's marker on a machine, and found none. */
    public Story looked(long second) {
        return append(row("probe", second, new Fact.MarkerAbsent("/tmp/security-drill"))
                .token(exercise.plan().targets().get(0).token())
                .host("build-7"));
    }

    /** A sensor's alert that carries the first target's token. @return its row */
    public UUID alerted(long second) {
        return alert(AlertKind.RUNTIME, second, second);
    }

    /** Likewise, of an event that happened earlier. */
    public UUID alertedSlowly(long second, long eventSecond) {
        return alert(AlertKind.RUNTIME, second, eventSecond);
    }

    /** A gate says that it blocked the first target's package. */
    public UUID gateBlocked(long second) {
        return alert(AlertKind.GATE_BLOCKED, second, second);
    }

    /** A person investigates. @return its row */
    public UUID investigating(String by, long second) {
        var id = UUID.randomUUID();
        append(row("person", second, new Fact.Investigating("looking"))
                .actor(by)
                .id(id));
        return id;
    }

    /** A row does not count. @return the retraction's row */
    public UUID retracted(UUID row, long second) {
        var id = UUID.randomUUID();
        append(row("person", second, new Fact.Retracted("a mistake"))
                .actor("ada")
                .refersTo(row)
                .id(id));
        return id;
    }

    /** It was stopped for safety. */
    public Story stopped(long second) {
        return append(row("person", second, new Fact.Aborted("a real incident")).actor("ada"));
    }

    /** Clean-up was done. @return its row */
    public UUID tornDown(long second, String... left) {
        var id = UUID.randomUUID();
        append(row("drillmaster", second, new Fact.TornDown(List.of(), List.of(left)))
                .id(id));
        return id;
    }

    /** That moment. */
    public Instant at(long second) {
        return exercise.plan().window().opensAt().plus(Duration.ofSeconds(second));
    }

    private UUID alert(AlertKind kind, long second, long eventSecond) {
        var id = UUID.randomUUID();
        var token = exercise.plan().targets().get(0).token();
        var fact = new Fact.AlertReceived(
                kind,
                "Marker below the drill directory",
                "Warning",
                "a file was written",
                Optional.empty(),
                id.toString(),
                new AlertTraits(Set.of(token), Set.of(), Set.of(), Set.of()));
        var rows = new ArrayList<NewEvidence>();
        rows.add(row("falco", second, fact)
                .token(token)
                .sourceTime(new SourceTime(at(eventSecond), "raw", false))
                .id(id)
                .build());
        rows.add(row("drillmaster", second, new Fact.Attributed(AttributionLevel.STRONG, "It carries the token."))
                .refersTo(id)
                .build());
        evidence.append(rows);
        return id;
    }

    private NewEvidence.Builder row(String source, long second, Fact fact) {
        return NewEvidence.of(source, at(second), fact).exercise(exercise.plan().id());
    }

    private Story append(NewEvidence.Builder row) {
        evidence.append(List.of(row.build()));
        return this;
    }
}

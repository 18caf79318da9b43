package io.drillmaster.demo.history;

import io.drillmaster.common.Hashes;
import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.InstallTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * What became known in a sample exercise, as rows of evidence in the order of receipt. Every row's source ends with
 * {@value #MARK}, so that it can be told from a real one wherever rows are shown. Addresses are of documentation networks
 * (RFC 5737).
 */
final class Telling {
    /** Ends the source of every row. */
    static final String MARK = " (sample)";

    private static final Duration BETWEEN_TARGETS = Duration.ofSeconds(40);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(20);
    private static final Duration CLEAN_UP = Duration.ofSeconds(2);

    private final Episode episode;
    private final Exercise exercise;
    private final Random chance;
    private final Duration clockError;
    private final List<NewEvidence> rows = new ArrayList<>();
    private final List<Ran> ran = new ArrayList<>();

    /** A target's package ran. */
    record Ran(InstallTarget target, Instant at) {}

    private Telling(Episode episode, Exercise exercise) {
        this.episode = episode;
        this.exercise = exercise;
        this.chance = new Random(episode.seed());
        this.clockError = Duration.ofMillis(chance.nextInt(4_000) - 2_000L);
    }

    /**
     * Everything up to the clean-up, which is all but what comes late.
     *
     * @param ran the targets whose package ran, earliest first
     */
    record Told(List<NewEvidence> rows, List<Ran> ran) {}

    static Told of(Episode episode, Exercise exercise) {
        var telling = new Telling(episode, exercise);
        telling.published();
        telling.compareClocks();
        var targets = exercise.plan().targets();
        for (var i = 0; i < targets.size(); i++) {
            telling.install(targets.get(i), i);
        }
        telling.rows.addAll(new Signals(episode, exercise, telling.ran).inTime());
        telling.stopped();
        telling.cleanedUp();
        telling.rows.sort(Comparator.comparing(NewEvidence::receivedAt));
        return new Told(List.copyOf(telling.rows), List.copyOf(telling.ran));
    }

    private void published() {
        for (var target : exercise.plan().targets()) {
            tell(row("drillmaster", after(Duration.ofMillis(300)), published(target))
                    .token(target.token()));
        }
    }

    private static Fact published(InstallTarget target) {
        return new Fact.Published(
                target.packageName(),
                target.packageVersion(),
                filename(target),
                Hashes.sha256("sample " + target.packageName()));
    }

    private void compareClocks() {
        if (episode.sight() != Sight.HOST_TIME) {
            return;
        }
        var received = after(FIRST_LOOK);
        var sent = received.plusMillis(1);
        tell(row(
                        "probe",
                        sent,
                        new Fact.ClockCompared(
                                onHost(received.minusMillis(38)),
                                received,
                                Optional.of(sent),
                                Optional.of(onHost(sent.plusMillis(41)))))
                .host(episode.host()));
    }

    private void install(InstallTarget target, int number) {
        if (writesMarker(target)) {
            tell(row("probe", after(FIRST_LOOK.plusMillis(200)), new Fact.MarkerAbsent(target.markerPath()))
                    .token(target.token())
                    .host(episode.host()));
        }
        var at = after(episode.installAfter().plus(BETWEEN_TARGETS.multipliedBy(number)));
        var runs = episode.course().runs() && !refused(target);
        var ranAt = at.plusMillis(2_400 + chance.nextInt(1_500));
        var told = runs && episode.course() == Course.CONTRADICTORY ? ranAt.plusSeconds(70) : at;
        tell(row(
                        "registry." + target.ecosystem().id(),
                        told,
                        new Fact.Fetched(filename(target), "192.0.2." + (10 + chance.nextInt(200)), client(target)))
                .token(target.token()));
        if (runs) {
            runs(target, ranAt);
            ran.add(new Ran(target, ranAt));
        }
        var blocked = episode.course().runs() ? refused(target) : blockedByClient();
        tell(row("person", ranAt.plusSeconds(9), report(target, runs, blocked))
                .token(target.token())
                .actor("sample-installer"));
    }

    private void runs(InstallTarget target, Instant at) {
        var nonce = nonce();
        var phases = target.vector().phases();
        var phase = phases.contains(Phase.INSTALLED)
                ? Phase.INSTALLED
                : phases.iterator().next();
        if (target.actions().contains(BenignAction.TCP_CONNECT)) {
            tell(row(
                            "canary.tcp",
                            at.plusMillis(90),
                            new Fact.CanaryVisited(
                                    "tcp", "security drill " + target.token(), "192.0.2.7", "", Optional.empty()))
                    .token(target.token()));
        }
        if (target.actions().contains(BenignAction.DNS_LOOKUP)
                && episode.sight().lookup()) {
            var name = phase.code() + "." + nonce + "." + target.token() + ".drill.example";
            tell(row(
                            "canary.dns",
                            at.plusMillis(150),
                            new Fact.DnsLookedUp(name, "A", phase, nonce, "192.0.2.53", "udp"))
                    .token(target.token()));
        }
        if (writesMarker(target) && episode.sight().marker()) {
            var lines = episode.sight() == Sight.HOST_TIME
                    ? List.of(new Fact.MarkerLine(phase, nonce, onHost(at)))
                    : List.<Fact.MarkerLine>of();
            tell(row(
                            "probe",
                            at.plusSeconds(15 + chance.nextInt(40)),
                            new Fact.MarkerPresent(target.markerPath(), Optional.empty(), lines))
                    .token(target.token())
                    .host(episode.host()));
        }
    }

    /** What the scenario means to be refused: a file whose hash does not match, a strict client. */
    private static boolean refused(InstallTarget target) {
        return target.name().equals("locked-by-hash") || target.name().equals("strict-scripts");
    }

    private boolean blockedByClient() {
        return episode.labels().variant().equals(Series.NPM_12);
    }

    private Fact report(InstallTarget target, boolean ran, boolean blocked) {
        var note = "The script ran.";
        if (!ran) {
            note = blocked ? "The client did not run the install script." : "Installed; nothing was to run.";
        }
        return new Fact.InstallReported(
                target.ecosystem() == Ecosystem.NPM ? "npm" : "pip",
                version(target),
                refused(target) ? 1 : 0,
                blocked && !ran,
                note);
    }

    private void stopped() {
        if (episode.course() == Course.STOPPED) {
            tell(row(
                            "person",
                            after(episode.installAfter().plusMinutes(4)),
                            new Fact.Aborted("A real incident began; the drill was in its way."))
                    .actor(SampleExercises.PLANNER));
        }
    }

    private void cleanedUp() {
        var done = episode.closesAt().plus(CLEAN_UP);
        for (var target : exercise.plan().targets()) {
            tell(row("drillmaster", done, new Fact.Withdrawn(target.packageName(), target.packageVersion()))
                    .token(target.token()));
        }
        tell(row(
                "drillmaster",
                done.plusSeconds(1),
                new Fact.TornDown(List.of("Every package of the exercise."), List.of())));
    }

    private NewEvidence.Builder row(String source, Instant at, Fact fact) {
        return NewEvidence.of(source + MARK, at, fact).exercise(exercise.plan().id());
    }

    private void tell(NewEvidence.Builder row) {
        rows.add(row.build());
    }

    private Instant after(Duration sinceOpening) {
        return episode.opensAt().plus(sinceOpening);
    }

    private Instant onHost(Instant ours) {
        return ours.plus(clockError);
    }

    private String nonce() {
        return String.format(Locale.ROOT, "%012x", chance.nextLong() & 0xffff_ffff_ffffL);
    }

    private static boolean writesMarker(InstallTarget target) {
        return target.actions().contains(BenignAction.WRITE_MARKER);
    }

    private String client(InstallTarget target) {
        return (target.ecosystem() == Ecosystem.NPM ? "npm/" : "pip/") + version(target);
    }

    private String version(InstallTarget target) {
        if (target.ecosystem() != Ecosystem.NPM) {
            return "25.3";
        }
        return blockedByClient() ? "12.2.0" : "11.19.1";
    }

    private static String filename(InstallTarget target) {
        return target.packageName() + "-" + target.packageVersion()
                + (target.ecosystem() == Ecosystem.NPM ? ".tgz" : ".tar.gz");
    }
}

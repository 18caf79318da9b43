package io.drillmaster.measure;

import io.drillmaster.drillpackages.ExecutionVector;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.Fact.Fetched;
import io.drillmaster.evidence.Fact.InstallReported;
import io.drillmaster.plan.InstallTarget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is judged at once: the whole exercise, or one of its targets.
 *
 * @param installs executions inside the window, earliest first
 * @param ranLater something executed, but only after the window
 * @param alerts alerts that count here
 * @param noticed people who noticed
 * @param able targets whose package holds code that can run at all
 * @param atInstall those of them whose code an install would have run
 * @param fetched targets whose package was fetched inside the window
 * @param fetchedAt when the package was first fetched, if that was inside the window
 * @param blocked of a package that can run, the package client's word that it did not run the script
 */
record Scope(
        List<InstallInstance> installs,
        boolean ranLater,
        List<JudgedAlert> alerts,
        List<Signal> noticed,
        Set<Token> able,
        Set<Token> atInstall,
        Set<Token> fetched,
        Optional<Instant> fetchedAt,
        Optional<InstallReported> blocked) {

    /** Cuts a scope out of everything: only these targets, only alerts that can be about what ran. */
    static Scope of(
            List<InstallTarget> targets,
            Log log,
            Horizon horizon,
            List<InstallInstance> installs,
            List<JudgedAlert> counted,
            List<Signal> noticed) {
        var tokens = tokens(targets, vector -> true);
        var able = tokens(targets, vector -> !vector.phases().isEmpty());
        var fetches = tokens.stream()
                .flatMap(token -> log.of(Fetched.class, token).stream())
                .filter(row -> !row.receivedAt().isAfter(horizon.end()))
                .toList();
        var ran = installs.stream()
                .filter(install -> tokens.contains(install.token()))
                .toList();
        var inTime = ran.stream()
                .filter(install -> !install.executedAt().estimate().isAfter(horizon.end()))
                .toList();
        var executed = inTime.stream().map(InstallInstance::token).collect(Collectors.toSet());
        return new Scope(
                inTime,
                inTime.isEmpty() && !ran.isEmpty(),
                // A gate that stopped one target says nothing about another target that ran unseen.
                counted.stream()
                        .filter(alert -> alert.concernsAny(executed.isEmpty() ? tokens : executed))
                        .toList(),
                noticed,
                able,
                tokens(targets, ExecutionVector::runsAtInstall),
                fetches.stream()
                        .flatMap(row -> log.tokenOf(row.evidence()).stream())
                        .collect(Collectors.toSet()),
                fetches.stream().map(Row::receivedAt).min(Instant::compareTo),
                able.stream()
                        .flatMap(token -> log.of(InstallReported.class, token).stream())
                        .filter(row -> !row.receivedAt().isAfter(horizon.end()))
                        .map(Row::fact)
                        .filter(InstallReported::scriptsBlocked)
                        .findFirst());
    }

    /** One host of it: what ran there, and the alerts that are about it. No person speaks of a host. */
    Scope ofHost(List<InstallInstance> there, List<JudgedAlert> about) {
        return new Scope(there, false, about, List.of(), able, atInstall, fetched, fetchedAt, blocked);
    }

    boolean executed() {
        return !installs.isEmpty();
    }

    /** The first execution: bounded by every install, because the first one is before each of them. */
    Optional<Interval> execution() {
        return installs.stream()
                .map(InstallInstance::executedAt)
                .reduce((one, other) -> new Interval(
                        earlier(one.lo(), other.lo()),
                        earlier(one.estimate(), other.estimate()),
                        earlier(one.hi(), other.hi())));
    }

    /** The installs that {@link #execution()} rests on. */
    List<InstallInstance> deciding() {
        var first = execution();
        return installs.stream()
                .filter(install -> first.filter(decided -> shares(install.executedAt(), decided))
                        .isPresent())
                .toList();
    }

    private static boolean shares(Interval one, Interval first) {
        return one.lo().equals(first.lo())
                || one.estimate().equals(first.estimate())
                || one.hi().equals(first.hi());
    }

    /** The first signal (D). */
    Optional<Signal> first() {
        return Signal.first(
                Stream.concat(alerts.stream().map(Signal::of), noticed.stream()).toList());
    }

    /** The first alert (A). */
    Optional<Signal> firstAlert() {
        return Signal.first(alerts.stream().map(Signal::of).toList());
    }

    /** When a gate first said that it blocked something that could have run. */
    Optional<Instant> gateBlockedAt() {
        return alerts.stream()
                .filter(alert -> alert.kind() == AlertKind.GATE_BLOCKED && concerns(alert, able))
                .map(JudgedAlert::receivedAt)
                .min(Instant::compareTo);
    }

    /** Whether somebody said that they stopped it; a mere fetch without an execution is a weaker sign. */
    boolean stopped() {
        return blocked.isPresent() || gateBlockedAt().isPresent();
    }

    /**
     * Whether something kept the code from running. That it was fetched, or noticed, says so only where an install would
     * have run it: what runs when a program loads it may simply have found no such program.
     */
    boolean prevented() {
        return stopped()
                || fetched.stream().anyMatch(atInstall::contains)
                || alerts.stream().anyMatch(alert -> concerns(alert, atInstall))
                || (!atInstall.isEmpty() && !noticed.isEmpty());
    }

    private static boolean concerns(JudgedAlert alert, Set<Token> tokens) {
        return !tokens.isEmpty() && alert.concernsAny(tokens);
    }

    private static Set<Token> tokens(List<InstallTarget> targets, Predicate<ExecutionVector> which) {
        return targets.stream()
                .filter(target -> which.test(target.vector()))
                .map(InstallTarget::token)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

package io.drillmaster.measure;

import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.Fact.Fetched;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.InstallTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every install of an exercise's packages, and when it executed. */
final class Executions {
    private final Log log;
    private final ClockOffsets offsets;
    private final Publications publications;
    private final Set<Token> able;
    private final List<Install> installs = new ArrayList<>();
    private final Map<Token, Optional<Bound>> fetches = new HashMap<>();
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);

    private Executions(ExercisePlan plan, Log log, ClockOffsets offsets, Publications publications) {
        this.able = plan.targets().stream()
                .filter(target -> !target.vector().phases().isEmpty())
                .map(InstallTarget::token)
                .collect(Collectors.toSet());
        this.log = log;
        this.offsets = offsets;
        this.publications = publications;
    }

    /**
     * What was found.
     *
     * @param installs earliest first
     * @param flags what a reader should know about them
     */
    record Found(List<InstallInstance> installs, Set<Flag> flags) {}

    static Found of(
            ExercisePlan plan,
            Log log,
            Horizon horizon,
            ClockOffsets offsets,
            Publications publications,
            List<JudgedAlert> alerts) {
        var executions = new Executions(plan, log, offsets, publications);
        for (var target : plan.targets()) {
            executions.installs.addAll(new InstallCoalescing(target.token(), log, offsets, horizon).installs());
        }
        if (!plan.control()) {
            alerts.stream().filter(JudgedAlert::provesExecution).forEach(executions::proved);
        }
        return executions.found(horizon);
    }

    /**
     * A sensor saw something happen, so something had run by then: the first install that the alert can be about. When
     * no other sign of a token was seen and the alert carries the token itself, the alert is the sign, unless the package
     * holds no code: then the sensor saw the file.
     */
    private void proved(JudgedAlert alert) {
        var bound = new Bound(alert.receivedAt(), alert.id());
        if (alert.namesToken()) {
            alert.targets().stream()
                    .filter(able::contains)
                    .sorted(Comparator.comparing(Token::value))
                    .forEach(token -> proved(alert, bound, Set.of(token)));
        } else {
            firstThatFits(candidates(alert, alert.targets()), bound).ifPresent(install -> install.provedBy(bound));
        }
    }

    private void proved(JudgedAlert alert, Bound bound, Set<Token> token) {
        var first = firstThatFits(candidates(alert, token), bound);
        if (first.isPresent()) {
            first.get().provedBy(bound);
        } else {
            var host = alert.hosts().size() == 1 ? alert.hosts().stream().findFirst() : Optional.<String>empty();
            var install = new Install(token.iterator().next(), host);
            install.provedBy(bound);
            installs.add(install);
        }
    }

    /** Installs of these targets (of any, when none is given), on the alert's hosts where one of them is known. */
    private List<Install> candidates(JudgedAlert alert, Set<Token> tokens) {
        var ofTarget = installs.stream()
                .filter(install -> tokens.isEmpty() || tokens.contains(install.token()))
                .toList();
        var onHost = ofTarget.stream()
                .filter(install ->
                        install.host().filter(alert.hosts()::contains).isPresent())
                .toList();
        return onHost.isEmpty() ? ofTarget : onHost;
    }

    private static Optional<Install> firstThatFits(List<Install> candidates, Bound alert) {
        var order = Comparator.comparing(Install::seenAt)
                .thenComparing(install -> install.token().value())
                .thenComparing(install -> install.host().orElse(""));
        return candidates.stream()
                .filter(install -> install.lastAbsent()
                        .filter(absent -> absent.at().isAfter(alert.at()))
                        .isEmpty())
                .min(order)
                .or(() -> candidates.stream().min(order));
    }

    private Found found(Horizon horizon) {
        var instances = installs.stream()
                .map(this::instance)
                .sorted(Comparator.comparing((InstallInstance install) ->
                                install.executedAt().estimate())
                        .thenComparing(install -> install.executedAt().hi())
                        .thenComparing(install -> install.token().value())
                        .thenComparing(install -> install.host().orElse("")))
                .toList();
        var inTime = instances.stream()
                .filter(install -> !install.executedAt().estimate().isAfter(horizon.end()))
                .toList();
        if (inTime.size() < instances.size()) {
            flags.add(Flag.EXECUTED_AFTER_WINDOW);
        }
        if (instances.stream().anyMatch(install -> install.quality() == Quality.CONFLICT)) {
            flags.add(Flag.CONFLICT);
        }
        if (!inTime.isEmpty() && installs.stream().allMatch(Install::byAlertOnly)) {
            flags.add(Flag.EXECUTION_BY_ALERT_ONLY);
        }
        if (!inTime.isEmpty()
                && installs.stream().noneMatch(Install::phaseUnknown)
                && inTime.stream().allMatch(install -> install.phases().equals(Set.of(Phase.RESOLVED)))) {
            flags.add(Flag.EXECUTED_WITHOUT_INSTALL);
        }
        return new Found(instances, flags);
    }

    private InstallInstance instance(Install install) {
        var seenAt = install.seenAt();
        var before = new ArrayList<Bound>();
        firstFetch(install.token()).ifPresent(before::add);
        install.lastAbsent().ifPresent(before::add);
        var published = publications.of(install.token(), seenAt);
        var hard = Stream.concat(Stream.of(published), firstFetch(install.token()).stream())
                .toList();
        var bounds = ExecutionBounds.of(published, before, seenAt, stamp(install), offsets.of(install.host(), seenAt));
        if (install.alertedAt().isPresent()) {
            bounds = bounds.provedBy(install.alertedAt().get(), hard, install.lastAbsent());
        }
        return new InstallInstance(
                install.token(),
                install.host(),
                bounds.interval(),
                bounds.quality(),
                install.phases(),
                install.observations(),
                bounds.evidence());
    }

    /** Nothing ran before the package was first fetched, however many caches it went through later. */
    private Optional<Bound> firstFetch(Token token) {
        return fetches.computeIfAbsent(token, this::fetch);
    }

    private Optional<Bound> fetch(Token token) {
        return log.of(Fetched.class, token).stream()
                .map(row -> new Bound(offsets.notAfter(row.evidence()), row.id()))
                .min(Bound.BY_TIME);
    }

    private Optional<HostStamp> stamp(Install install) {
        var stamps = install.stamps();
        var offset = offsets.of(install.host(), install.seenAt());
        var plausible = stamps.stream()
                .filter(stamp -> publications.plausible(offset.roughly(stamp.at()), stamp.seenAt()))
                .toList();
        if (plausible.size() < stamps.size()) {
            flags.add(Flag.IMPLAUSIBLE_TIME);
        }
        return plausible.stream()
                .min(Comparator.comparing(HostStamp::exact).reversed().thenComparing(HostStamp::at));
    }
}

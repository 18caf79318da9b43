package io.drillmaster.measure;

import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.Fact.Acknowledged;
import io.drillmaster.evidence.Fact.Contained;
import io.drillmaster.evidence.Fact.Investigating;
import io.drillmaster.evidence.Fact.Paged;
import io.drillmaster.evidence.Fact.Reported;
import io.drillmaster.plan.ExercisePlan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people did about it: reports (H), pages (N), acknowledgements (K), "I am investigating" (I), containment (C). Only named people who did not
 * know of the drill count, and only between the publication and the reveal. When they say so is when it happened.
 */
final class Humans {
    private final Log log;
    private final Horizon horizon;
    private final Publications publications;
    private final Set<String> insiders;

    Humans(ExercisePlan plan, Log log, Horizon horizon, Publications publications) {
        this.log = log;
        this.horizon = horizon;
        this.publications = publications;
        this.insiders = plan.insiders().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Noticing without an alert: a report, or beginning to investigate, which implies having noticed. */
    List<Signal> noticed() {
        return Stream.concat(said(Reported.class), working())
                .map(Signal::ofPerson)
                .toList();
    }

    /** Those that speak of one target. */
    List<Signal> noticed(Token target) {
        return Stream.concat(said(Reported.class), working())
                .filter(row -> log.tokenOf(row).filter(target::equals).isPresent())
                .map(Signal::ofPerson)
                .toList();
    }

    /** The first to take note; whoever investigates has taken note. */
    Optional<Signal> acknowledged() {
        return Signal.first(Stream.concat(said(Acknowledged.class), working())
                .map(Signal::ofPerson)
                .toList());
    }

    /** The first to investigate. An acknowledgement is none. */
    Optional<Signal> investigating() {
        return Signal.first(working().map(Signal::ofPerson).toList());
    }

    /** Who contained it was at work on it, at the latest then. */
    private Stream<Evidence> working() {
        return Stream.concat(said(Investigating.class), said(Contained.class));
    }

    /** The first page that reached somebody. */
    Optional<Signal> paged() {
        return Signal.first(said(Paged.class).map(Signal::ofPerson).toList());
    }

    /** The first to say that it is contained. */
    Optional<Signal> contained() {
        return Signal.first(said(Contained.class).map(Signal::ofPerson).toList());
    }

    private <F extends Fact> Stream<Evidence> said(Class<F> kind) {
        return log.of(kind).stream()
                .map(Row::evidence)
                .filter(row -> row.actor()
                        .filter(name -> !insiders.contains(name.toLowerCase(Locale.ROOT)))
                        .isPresent())
                .filter(row -> !horizon.afterReveal(row.saidAt()))
                .filter(row -> !publications.precedes(row.saidAt(), Set.of()));
    }
}

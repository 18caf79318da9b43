package io.drillmaster.pages;

import io.drillmaster.alert.NearMiss;
import io.drillmaster.alert.NearMisses;
import io.drillmaster.alert.source.AlertSources;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.evidence.AlertFilter;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AlertLogStore;
import io.drillmaster.evidence.AlertMatch;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.measure.AlertVerdict;
import io.drillmaster.measure.Measurement;
import io.drillmaster.pages.view.AlertsPage;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.verdict.Verdicts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads a page of alerts and what is to be said of each. */
public final class AlertListing {
    private static final int ROWS = 25;
    private static final int NEAR_MISSES = 3;

    private final AlertLogStore log;
    private final EvidenceStore evidence;
    private final NearMisses nearMisses;
    private final Verdicts verdicts;

    /** Over this log, with the verdicts that were kept. */
    public AlertListing(AlertLogStore log, EvidenceStore evidence, NearMisses nearMisses, Verdicts verdicts) {
        this.log = log;
        this.evidence = evidence;
        this.nearMisses = nearMisses;
        this.verdicts = verdicts;
    }

    /** @param may whether the visitor may judge */
    AlertsPage page(AlertQuery query, boolean may) {
        var upwards = query.after().isPresent();
        var found = new ArrayList<>(
                upwards
                        ? log.after(query.filter(), query.after().orElseThrow(), ROWS + 1)
                        : log.before(query.filter(), query.before().orElse(Long.MAX_VALUE), ROWS + 1));
        var more = found.size() > ROWS;
        if (more) {
            found.remove(ROWS);
        }
        if (upwards) {
            Collections.reverse(found);
        }
        var older = upwards || more;
        var newer = upwards ? more : query.before().isPresent();
        var filter = query.filter();
        return new AlertsPage(
                matches(query),
                filter.match() == AlertMatch.ANY ? "" : AlertQuery.word(filter.match()),
                sources(filter),
                kinds(filter),
                filter.text(),
                filter.exercise().map(ExerciseId::toString).orElse(null),
                !filter.equals(AlertFilter.ALL),
                rows(found, may),
                older && !found.isEmpty()
                        ? query.with(
                                "before",
                                Long.toString(found.get(found.size() - 1).seq()))
                        : null,
                newer && !found.isEmpty()
                        ? query.with("after", Long.toString(found.get(0).seq()))
                        : null,
                query.here());
    }

    private List<AlertsPage.Row> rows(List<Evidence> alerts, boolean may) {
        Map<UUID, List<Evidence>> words = evidence
                .inForce(alerts.stream().map(Evidence::id).toList())
                .stream()
                .collect(Collectors.groupingBy(word -> word.refersTo().orElseThrow()));
        var unsaid = alerts.stream().filter(row -> !words.containsKey(row.id())).toList();
        var near = nearMisses.of(unsaid, NEAR_MISSES);
        var measured = new HashMap<ExerciseId, Optional<Measurement>>();
        var rows = new ArrayList<AlertsPage.Row>();
        for (var alert : alerts) {
            var said = words.getOrDefault(alert.id(), List.of());
            var judgements = said.stream()
                    .map(word -> judgement(alert, word, said, measured, may))
                    .toList();
            rows.add(row(alert, judgements, near.getOrDefault(alert.id(), List.of()), may));
        }
        return rows;
    }

    private static AlertsPage.Row row(
            Evidence row, List<AlertsPage.Judgement> judgements, List<NearMiss> near, boolean may) {
        var alert = (Fact.AlertReceived) row.fact();
        return new AlertsPage.Row(
                row.id().toString(),
                Moment.full(row.receivedAt()),
                EvidenceWords.source(row),
                StandIns.isStandIn(row),
                kind(alert.kind()),
                alert.rule(),
                alert.priority(),
                row.host().orElse(null),
                EvidenceWords.summary(alert),
                judgements,
                judgements.isEmpty() && near.isEmpty() ? nothing(alert.kind()) : null,
                near.stream()
                        .map(miss -> new AlertsPage.Near(link(miss.exercise()), miss.title(), miss.sentence(), may))
                        .toList());
    }

    private static String nothing(AlertKind kind) {
        return kind == AlertKind.NOISE
                ? "A message of the source itself, such as a ping, a test or the end of an alert. It is kept and never"
                        + " counted."
                : "It names nothing of any drill, and no exercise was open within a day of it.";
    }

    private AlertsPage.Judgement judgement(
            Evidence alert,
            Evidence word,
            List<Evidence> said,
            Map<ExerciseId, Optional<Measurement>> measured,
            boolean may) {
        var exercise = word.exercise().orElseThrow();
        var attributed = (Fact.Attributed) word.fact();
        var level = attributed.level();
        var reason = measured.computeIfAbsent(exercise, verdicts::latest).stream()
                .flatMap(measurement -> measurement.alerts().stream())
                .filter(verdict -> verdict.alert().equals(alert.id()) && verdict.level() == level)
                .findFirst()
                .map(AlertVerdict::reason)
                .orElseGet(attributed::reason);
        var elsewhere = said.stream()
                .anyMatch(other -> !other.exercise().equals(word.exercise())
                        && ((Fact.Attributed) other.fact()).level() == AttributionLevel.STRONG);
        return new AlertsPage.Judgement(
                link(exercise),
                EvidenceWords.levelChip(level),
                reason,
                word.actor().orElse(null),
                may && level != AttributionLevel.STRONG,
                elsewhere,
                may && level != AttributionLevel.REJECTED,
                may && word.actor().isPresent() ? word.id().toString() : null);
    }

    private static Link link(ExerciseId exercise) {
        return new Link("/exercises/" + exercise, exercise.toString());
    }

    private static List<AlertsPage.Filter> matches(AlertQuery query) {
        return List.of(AlertMatch.values()).stream()
                .map(match -> new AlertsPage.Filter(
                        query.with("match", match == AlertMatch.ANY ? "" : AlertQuery.word(match)),
                        switch (match) {
                            case ANY -> "All";
                            case STRONG -> "Belongs to a drill";
                            case CANDIDATE -> "To be confirmed";
                            case WEAK -> "Same host, other rule";
                            case REJECTED -> "Rejected";
                            case NONE -> "No drill";
                        },
                        query.filter().match() == match))
                .toList();
    }

    private List<Choice> sources(AlertFilter filter) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", "All", filter.source().isEmpty()));
        for (var source : log.sources()) {
            choices.add(new Choice(
                    source,
                    AlertSources.byId(source).map(known -> known.title()).orElse(source),
                    filter.source().filter(source::equals).isPresent()));
        }
        return choices;
    }

    private static List<Choice> kinds(AlertFilter filter) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", "All", filter.kind().isEmpty()));
        for (var kind : AlertKind.values()) {
            choices.add(new Choice(
                    AlertQuery.word(kind),
                    kind(kind).text(),
                    filter.kind().filter(kind::equals).isPresent()));
        }
        return choices;
    }

    private static Chip kind(AlertKind kind) {
        return switch (kind) {
            case RUNTIME -> new Chip("Sensor", Tone.NEUTRAL);
            case GATE_BLOCKED -> new Chip("Gate blocked", Tone.NEUTRAL);
            case GATE_WARNED -> new Chip("Gate warned", Tone.NEUTRAL);
            case NOISE -> new Chip("No alert", Tone.NEUTRAL);
        };
    }
}

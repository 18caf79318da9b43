package io.drillmaster.alert;

import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.Follower;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.plan.PlanIndex;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Follows the log and makes of responses what counts for exercises. A response belongs to the exercises that its own words
 * show, and to those of its incident: of every other response to it and every alert in it, also one that is attributed
 * only later or rejected by a person, which is when all that is known of the incident is looked at again. What belongs to
 * no exercise stays in the log and waits.
 */
public final class ResponseCounter implements Follower.Reader {
    private final PlanIndex plans;
    private final DrillCiRuns ciRuns;
    private final EvidenceStore evidence;
    private final Responders responders;
    private final InstantSource clock;

    /** Compares with these plans and CI runs, on this log. */
    public ResponseCounter(
            PlanIndex plans, DrillCiRuns ciRuns, EvidenceStore evidence, Responders responders, InstantSource clock) {
        this.plans = plans;
        this.ciRuns = ciRuns;
        this.evidence = evidence;
        this.responders = responders;
        this.clock = clock;
    }

    @Override
    public void read(Handle handle, List<Evidence> rows) {
        var responses = rows.stream()
                .filter(row -> row.fact() instanceof Fact.ResponseReceived)
                .toList();
        if (!responses.isEmpty()) {
            attributeByWords(handle, responses);
        }
        var news = new ArrayList<>(responses);
        news.addAll(alertsSpokenOf(handle, rows));
        var looked = new HashSet<List<String>>();
        for (var row : news) {
            var incident = incident(row.fact());
            if (incident.isEmpty()) {
                count(handle, List.of(row));
            } else if (looked.add(List.of(row.source(), incident.get()))) {
                count(handle, evidence.ofIncident(handle, row.source(), incident.get()));
            }
        }
    }

    /** Only what is sure: for a response that may mean one of several exercises, its incident has to decide. */
    private void attributeByWords(Handle handle, List<Evidence> responses) {
        var texts = BatchTexts.of(handle, evidence, responses);
        var attribution = new Attribution(new PlansOfABatch(plans, responses, texts.words()), ciRuns);
        var decisions = new ArrayList<NewEvidence>();
        for (var row : responses) {
            var words = texts.of(row);
            attribution.decide(asAlert((Fact.ResponseReceived) row.fact()), words, row.receivedAt()).stream()
                    .filter(decision -> decision.level() == AttributionLevel.STRONG)
                    .map(decision -> decision.asEvidence(row.id(), clock.instant()))
                    .forEach(decisions::add);
        }
        evidence.append(handle, decisions);
    }

    /** Attribution looks at words and traits alone, which a response has as an alert has them. */
    private static Fact.AlertReceived asAlert(Fact.ResponseReceived response) {
        return new Fact.AlertReceived(
                AlertKind.RUNTIME,
                "",
                "",
                response.summary(),
                Optional.empty(),
                response.dedupKey(),
                response.traits());
    }

    /** Alerts of an incident about which something was said, or about which something said was taken back. */
    private List<Evidence> alertsSpokenOf(Handle handle, List<Evidence> rows) {
        var alerts = new HashSet<UUID>();
        var spoken = rows;
        while (!spoken.isEmpty()) { // a retraction may speak of a retraction
            var takenBack = new ArrayList<UUID>();
            for (var row : spoken) {
                if (row.fact() instanceof Fact.Attributed) {
                    row.refersTo().ifPresent(alerts::add);
                } else if (row.fact() instanceof Fact.Retracted) {
                    row.refersTo().ifPresent(takenBack::add);
                }
            }
            spoken = takenBack.isEmpty() ? List.of() : evidence.find(handle, takenBack);
        }
        return alerts.isEmpty()
                ? List.of()
                : evidence.find(handle, List.copyOf(alerts)).stream()
                        .filter(row -> row.fact() instanceof Fact.AlertReceived alert
                                && alert.incident().isPresent())
                        .toList();
    }

    /** @param rows what one source told of one incident */
    private void count(Handle handle, List<Evidence> rows) {
        var responses = rows.stream()
                .filter(row -> row.fact() instanceof Fact.ResponseReceived)
                .toList();
        if (responses.isEmpty()) {
            return;
        }
        var attributed = AttributedRows.of(handle, evidence, rows);
        var exercises = new TreeSet<>(attributed.exercises());
        var belonging = new Belonging(handle, evidence, clock.instant());
        var made = new ArrayList<>(belonging.corrections(responses, exercises));
        for (var exercise : exercises) {
            responses.stream()
                    .filter(row -> !attributed.isOf(row.id(), exercise))
                    .map(row -> belonging.bySameIncident(row, exercise))
                    .forEach(made::add);
            made.addAll(IncidentResponses.rows(exercise, responses, responders));
        }
        evidence.append(handle, made);
    }

    private static Optional<String> incident(Fact fact) {
        if (fact instanceof Fact.ResponseReceived response) {
            return response.incident();
        }
        return fact instanceof Fact.AlertReceived alert ? alert.incident() : Optional.empty();
    }
}

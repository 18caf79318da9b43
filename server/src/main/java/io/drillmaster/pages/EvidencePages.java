package io.drillmaster.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Hashes;
import io.drillmaster.common.Json;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.CanaryHit;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.HitStore;
import io.drillmaster.exercise.Statements;
import io.drillmaster.identity.Role;
import io.drillmaster.pages.view.EvidencePage;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.NamedValue;
import io.drillmaster.pages.view.NavItem;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One row of evidence with its raw payload, and how it is taken back. */
public final class EvidencePages {
    /** Of one token; of a flood on it the rest is not gone through. */
    private static final int MOST_HITS = 1_000;

    private final EvidenceStore evidence;
    private final Statements statements;
    private final HitStore hits;
    private final Renderer renderer;

    /** On the shared log. */
    public EvidencePages(EvidenceStore evidence, HitStore hits, Statements statements, Renderer renderer) {
        this.hits = hits;
        this.evidence = evidence;
        this.statements = statements;
        this.renderer = renderer;
    }

    /** {@code GET /evidence/{row}}. */
    public void show(Context context) {
        renderer.page(context, "Evidence", NavItem.EXERCISES, page(context, Field.EMPTY));
    }

    /** {@code POST /evidence/{row}/retract}. */
    public void retract(Context context) {
        var row = Form.row(context, "row");
        var exercise = exerciseOf(row)
                .orElseThrow(() -> Problem.conflict(
                        "no-exercise",
                        "This row belongs to no exercise, so it counts nowhere and need not be taken back."));
        var reason = Form.text(context, "reason");
        if (reason.isEmpty()) {
            context.status(400);
            renderer.page(
                    context,
                    "Evidence",
                    NavItem.EXERCISES,
                    page(context, new Field("", "Say why; the reason stays readable in the timeline.")));
            return;
        }
        var retraction =
                statements.retract(exercise, row, Visitor.account(context).login(), reason);
        Flash.undoable(
                context,
                "Taken back. All numbers are worked out again.",
                "/exercises/" + exercise + "/rows/" + retraction + "/take-back",
                "Undo");
        context.redirect("/exercises/" + exercise, HttpStatus.SEE_OTHER);
    }

    /** {@code POST /exercises/{id}/rows/{row}/take-back}: undo of something that was just said. */
    public void takeBack(Context context) {
        var id = Form.exercise(context);
        var unused = statements.retract(
                id, Form.row(context, "row"), Visitor.account(context).login(), "Undone right after it was said");
        Flash.good(context, "Undone.");
        context.redirect("/exercises/" + id, HttpStatus.SEE_OTHER);
    }

    /** {@code POST /evidence/{row}/undo}: takes a retraction back. */
    public void undo(Context context) {
        var row = Form.row(context, "row");
        var exercise = exerciseOf(row).orElseThrow(() -> Problem.notFound("There is no such retraction."));
        var unused = statements.retract(exercise, row, Visitor.account(context).login(), "The row counts after all");
        Flash.good(context, "The row counts again.");
        context.redirect("/exercises/" + exercise, HttpStatus.SEE_OTHER);
    }

    private EvidencePage page(Context context, Field reason) {
        var id = Form.row(context, "row");
        var row = evidence.find(id).orElseThrow(() -> Problem.notFound("There is no such row of evidence."));
        var exercise = exerciseOf(id);
        var about = evidence.about(id);
        var retraction = retraction(exercise, id);
        var raw = evidence.raw(id);
        var may = Visitor.account(context).role().includes(Role.MEMBER);
        return new EvidencePage(
                id.toString(),
                exercise.map(found -> new Link("/exercises/" + found, found.toString()))
                        .orElse(null),
                EvidenceWords.kind(row.fact()),
                EvidenceWords.sentence(row),
                StandIns.isStandIn(row),
                retraction == null ? null : TimelinePresenter.why(retraction),
                retraction == null || !may ? null : "/evidence/" + retraction.id() + "/undo",
                fields(row),
                factFields(row),
                raw.map(RawPayload::readable).orElse(null),
                raw.map(bytes -> (bytes.length == 1 ? "1 byte" : bytes.length + " bytes") + ", SHA-256 "
                                + Hashes.sha256(bytes))
                        .orElse("This fact was observed by Drillmaster itself; there is no payload."),
                about.stream()
                        .map(later -> new EvidencePage.History(
                                Moment.full(later.receivedAt()),
                                EvidenceWords.sentence(later),
                                new Link("/evidence/" + later.id(), "Open")))
                        .toList(),
                may && retraction == null && exercise.isPresent() && !(row.fact() instanceof Fact.Retracted),
                reason);
    }

    private @Nullable Evidence retraction(Optional<ExerciseId> exercise, UUID id) {
        return exercise.map(found -> new TimelinePresenter(evidence.of(found), false).retraction(id))
                .orElse(null);
    }

    /** The row's own exercise, or the first one that it was attributed to. */
    private Optional<ExerciseId> exerciseOf(UUID id) {
        var row = evidence.find(id).orElseThrow(() -> Problem.notFound("There is no such row of evidence."));
        return row.exercise()
                .or(() -> evidence.about(id).stream()
                        .filter(later -> later.fact() instanceof Fact.Attributed)
                        .flatMap(later -> later.exercise().stream())
                        .findFirst());
    }

    private static List<NamedValue> fields(Evidence row) {
        var fields = new ArrayList<NamedValue>();
        fields.add(NamedValue.of("Received", row.receivedAt() + " (our clock)"));
        fields.add(NamedValue.of("Source", source(row)));
        row.sourceTime()
                .ifPresent(time -> fields.add(NamedValue.of(
                        "Source's own time",
                        time.raw() + (time.zoneAssumed() ? " (no zone given, UTC assumed)" : ""))));
        row.host().ifPresent(host -> fields.add(NamedValue.of("Host", host)));
        row.token().ifPresent(token -> fields.add(NamedValue.of("Token", token.value())));
        row.actor().ifPresent(actor -> fields.add(NamedValue.of("Said by", actor)));
        row.refersTo().ifPresent(other -> fields.add(new NamedValue("About", other.toString(), "/evidence/" + other)));
        fields.add(NamedValue.of("Row", row.seq() + " · " + row.id()));
        return fields;
    }

    private static String source(Evidence row) {
        var words = EvidenceWords.source(row);
        return words.equalsIgnoreCase(row.source()) ? words : words + " (" + row.source() + ")";
    }

    private List<NamedValue> factFields(Evidence row) {
        var fields = new ArrayList<NamedValue>();
        JsonNode json = Json.mapper().valueToTree(row.fact());
        addFields(fields, json);
        if (row.fact() instanceof Fact.DnsLookedUp lookup) {
            row.token()
                    .ifPresent(token -> repetitions(hits.of(token, MOST_HITS), lookup.nonce())
                            .forEach(
                                    (question, times) -> fields.add(NamedValue.of("Asked " + question, times(times)))));
        }
        return fields;
    }

    /** One look-up is asked for several types, and again when an answer is late: one execution, as many questions. */
    private static Map<String, Long> repetitions(List<CanaryHit> ofToken, String nonce) {
        return ofToken.stream()
                .filter(hit -> hit.drill().nonce().equalsIgnoreCase(nonce))
                .collect(Collectors.groupingBy(
                        hit -> "for " + hit.type() + " by " + hit.transport().toUpperCase(Locale.ROOT) + " from "
                                + hit.source().getHostAddress(),
                        TreeMap::new,
                        Collectors.counting()));
    }

    private static String times(long times) {
        return times == 1 ? "once" : times + " times";
    }

    /** Level by level, without what is empty; the kind of fact has a place of its own. */
    private static void addFields(List<NamedValue> fields, JsonNode json) {
        json.properties().forEach(entry -> {
            var value = entry.getValue();
            if (value.isObject()) {
                addFields(fields, value);
            } else if (!value.isEmpty()
                    || (value.isValueNode() && !value.asText().isEmpty() && !value.isNull())) {
                if (!entry.getKey().equals("kind")) {
                    fields.add(NamedValue.of(words(entry.getKey()), value(value)));
                }
            }
        });
    }

    private static String value(JsonNode value) {
        if (value.isArray()) {
            var parts = new ArrayList<String>();
            value.forEach(part -> parts.add(value(part)));
            return String.join(", ", parts);
        }
        if (value.isObject()) {
            var parts = new ArrayList<String>();
            value.properties().forEach(part -> parts.add(words(part.getKey()) + " " + value(part.getValue())));
            return String.join(", ", parts);
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "yes" : "no";
        }
        var text = value.asText();
        return text.matches("[A-Z][A-Z_]+") ? text.toLowerCase(Locale.ROOT).replace('_', ' ') : text;
    }

    private static String words(String name) {
        var words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}

package io.drillmaster.scenarios.msel;

import static io.drillmaster.scenarios.msel.MselField.artefact;
import static io.drillmaster.scenarios.msel.MselField.duration;
import static io.drillmaster.scenarios.msel.MselField.list;
import static io.drillmaster.scenarios.msel.MselField.optional;
import static io.drillmaster.scenarios.msel.MselField.text;
import static io.drillmaster.scenarios.msel.MselField.texts;
import static io.drillmaster.scenarios.msel.MselField.word;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.scenarios.ReflexStage;
import io.drillmaster.scenarios.msel.Inject.Attachment;
import io.drillmaster.scenarios.msel.Inject.Channel;
import io.drillmaster.scenarios.msel.Inject.Condition;
import io.drillmaster.scenarios.msel.Inject.Decision;
import io.drillmaster.scenarios.msel.Inject.Kind;
import io.drillmaster.scenarios.msel.Inject.Mode;
import io.drillmaster.scenarios.msel.Inject.OnTimeout;
import io.drillmaster.scenarios.msel.Inject.Option;
import io.drillmaster.scenarios.msel.Inject.RevealOn;
import io.drillmaster.scenarios.msel.Inject.Trigger;
import java.util.Optional;

/** Turns JSON that fits the schema into an {@link Inject}; what is left out gets its default. */
final class InjectBinding {
    private InjectBinding() {}

    static Inject inject(JsonNode json) {
        var decision = part(json, "decision").map(InjectBinding::decision);
        return new Inject(
                text(json, "id"),
                text(json, "module"),
                duration(json, "at"),
                text(json, "storyTime"),
                word(json, "kind", Kind.class).orElseGet(() -> usualKind(decision)),
                word(json, "channel", Channel.class).orElse(Channel.CHAT),
                text(json, "from"),
                texts(json, "to"),
                text(json, "title"),
                text(json, "body"),
                list(
                        json,
                        "attachments",
                        file -> new Attachment(text(file, "name"), artefact(file, "text"), text(file, "alternative"))),
                texts(json, "expectedActions"),
                texts(json, "probes"),
                decision,
                duration(json, "timer"),
                word(json, "onTimeout", OnTimeout.class).orElse(OnTimeout.NOTHING),
                texts(json, "requires"),
                part(json, "onlyAfter").map(after -> new Condition(text(after, "inject"), text(after, "option"))),
                word(json, "trigger", Trigger.class),
                optional(json, "objective"),
                texts(json, "tasks"),
                word(json, "reflex", ReflexStage.class).map(ReflexStage::name),
                texts(json, "attack"),
                text(json, "sourceNote"));
    }

    /** What is meant when the kind is left out. */
    static Kind usualKind(Optional<Decision> decision) {
        return decision.map(asked -> asked.options().isEmpty() ? Kind.QUESTION : Kind.DECISION)
                .orElse(Kind.INFORMATION);
    }

    private static Decision decision(JsonNode json) {
        return new Decision(
                text(json, "prompt"),
                list(json, "options", option -> new Option(text(option, "id"), text(option, "label"))),
                json.path("freeText").asBoolean(true),
                word(json, "mode", Mode.class).orElse(Mode.INDIVIDUAL),
                word(json, "revealOn", RevealOn.class).orElse(RevealOn.MANUAL));
    }

    private static Optional<JsonNode> part(JsonNode json, String key) {
        return json.has(key) ? Optional.of(json.path(key)) : Optional.empty();
    }
}

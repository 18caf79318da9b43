package io.drillmaster.scenarios.msel;

import static io.drillmaster.scenarios.msel.MselJson.given;
import static io.drillmaster.scenarios.msel.MselJson.list;
import static io.drillmaster.scenarios.msel.MselJson.object;
import static io.drillmaster.scenarios.msel.MselJson.texts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.scenarios.HumanDuration;
import io.drillmaster.scenarios.ReflexStage;

/** An inject as JSON that {@link InjectBinding} turns back into the same. */
final class InjectJson {
    private InjectJson() {}

    static ObjectNode of(Inject inject, boolean explicit) {
        var json = object().put("id", inject.id()).put("module", inject.module());
        given(json, "at", inject.at().map(HumanDuration::format));
        json.put("storyTime", inject.storyTime());
        word(json, "kind", inject.kind(), InjectBinding.usualKind(inject.decision()), explicit);
        word(json, "channel", inject.channel(), Inject.Channel.CHAT, explicit);
        json.put("from", inject.from());
        texts(json, "to", inject.to());
        json.put("title", inject.title());
        json.put("body", inject.body());
        list(
                json,
                "attachments",
                inject.attachments(),
                file -> object().put("name", file.name())
                        .put("text", file.text())
                        .put("alternative", file.alternative()));
        texts(json, "expectedActions", inject.expectedActions());
        texts(json, "probes", inject.probes());
        inject.decision().ifPresent(decision -> json.set("decision", decision(decision, explicit)));
        given(json, "timer", inject.timer().map(HumanDuration::format));
        word(json, "onTimeout", inject.onTimeout(), Inject.OnTimeout.NOTHING, explicit);
        texts(json, "requires", inject.requires());
        inject.onlyAfter()
                .ifPresent(after -> json.putObject("onlyAfter")
                        .put("inject", after.inject())
                        .put("option", after.option()));
        given(json, "trigger", inject.trigger().map(MselWord::of));
        given(json, "objective", inject.objective());
        texts(json, "tasks", inject.tasks());
        given(json, "reflex", inject.reflex().map(ReflexStage::valueOf).map(MselWord::of));
        texts(json, "attack", inject.attack());
        given(json, "sourceNote", inject.sourceNote());
        return json;
    }

    private static ObjectNode decision(Inject.Decision decision, boolean explicit) {
        var json = object().put("prompt", decision.prompt());
        list(
                json,
                "options",
                decision.options(),
                option -> object().put("id", option.id()).put("label", option.label()));
        if (explicit || !decision.freeText()) {
            json.put("freeText", decision.freeText());
        }
        word(json, "mode", decision.mode(), Inject.Mode.INDIVIDUAL, explicit);
        word(json, "revealOn", decision.revealOn(), Inject.RevealOn.MANUAL, explicit);
        return json;
    }

    private static void word(ObjectNode json, String key, Enum<?> value, Enum<?> usual, boolean explicit) {
        if (explicit || value != usual) {
            json.put(key, MselWord.of(value));
        }
    }
}

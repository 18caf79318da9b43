package io.drillmaster.pages;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.MappedField;
import io.drillmaster.alert.Mapping;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.ReceivedDelivery;
import io.drillmaster.alert.RegisteredSource;
import io.drillmaster.alert.source.MappingPreview;
import io.drillmaster.evidence.SourceTime;
import io.drillmaster.pages.view.AlertSourcePage;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.NamedValue;
import io.drillmaster.pages.view.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One alert source, in words. */
final class AlertSourcePresenter {
    private AlertSourcePresenter() {}

    static Chip health(RegisteredSource source) {
        return source.lastSeen().isPresent() ? new Chip("seen", Tone.GOOD) : new Chip("never seen", Tone.WARN);
    }

    static List<NamedValue> facts(RegisteredSource source, AlertSource kind) {
        return List.of(
                NamedValue.of("Kind", kind.title()),
                NamedValue.of("Address", "/hooks/" + source.kind() + "/… (the rest was shown once)"),
                NamedValue.of("How it proves itself", kind.authenticator().explanation()),
                NamedValue.of("Shared secret", source.hasSecret() ? "yes" : "no, the address alone has to do"),
                NamedValue.of(
                        "Last seen",
                        source.lastSeen().map(at -> Moment.full(at).text()).orElse("never")));
    }

    static AlertSourcePage.Delivery delivery(ReceivedDelivery delivery) {
        var tone = switch (delivery.status() / 100) {
            case 2 -> Tone.GOOD;
            case 5 -> Tone.BAD;
            default -> Tone.WARN;
        };
        var words = switch (delivery.status()) {
            case 200 -> "200 kept";
            case 202 -> "202 kept, does not count";
            case 503 -> "503 not kept";
            default -> delivery.status() + " refused";
        };
        return new AlertSourcePage.Delivery(
                Moment.full(delivery.at()),
                new Chip(words, tone),
                delivery.told(),
                delivery.evidence()
                        .map(row -> new Link("/evidence/" + row, "Evidence"))
                        .orElse(null));
    }

    static AlertSourcePage.MappingForm mapping(
            Mapping mapping, Map<MappedField, String> wrong, String payload, Optional<MappingPreview> preview) {
        var inputs = Arrays.stream(MappedField.values())
                .map(field -> new AlertSourcePage.Input(
                        input(field),
                        field.title(),
                        field.hint(),
                        new Field(mapping.text(field).orElse(""), wrong.get(field))))
                .toList();
        return new AlertSourcePage.MappingForm(
                inputs,
                Field.of(payload),
                preview.map(AlertSourcePresenter::preview).orElse(null));
    }

    /** Name and id of a field's input. */
    static String input(MappedField field) {
        return "map-" + field.key();
    }

    private static AlertSourcePage.Preview preview(MappingPreview preview) {
        if (preview.problem().isPresent()) {
            return new AlertSourcePage.Preview(preview.problem().get(), Tone.WARN, List.of());
        }
        var alert = preview.first().orElseThrow();
        var rows = new ArrayList<AlertSourcePage.Row>();
        for (var found : preview.fields()) {
            rows.add(new AlertSourcePage.Row(
                    found.field().title(),
                    found.field() == MappedField.TIME
                            ? time(alert, found)
                            : found.value().orElse(""),
                    found.remark().orElse(null)));
        }
        if (preview.fields().stream().noneMatch(found -> found.field() == MappedField.KIND)) {
            rows.add(new AlertSourcePage.Row("Kind", kind(alert), null));
        } else {
            rows.add(new AlertSourcePage.Row("Counts as", kind(alert), null));
        }
        var tokens = alert.traits().tokens().size();
        rows.add(new AlertSourcePage.Row("Tokens in the text", tokens == 0 ? "none" : String.valueOf(tokens), null));
        var summary = preview.alerts() == 1
                ? "One alert is read in it:"
                : preview.alerts() + " alerts are read in it. The first:";
        return new AlertSourcePage.Preview(summary, Tone.GOOD, rows);
    }

    private static String time(ReadAlert alert, MappingPreview.Found found) {
        return alert.sourceTime()
                .map(SourceTime::instant)
                .map(at -> at + " (written " + found.value().orElse("") + ")")
                .orElseGet(() -> found.value().orElse(""));
    }

    private static String kind(ReadAlert alert) {
        return switch (alert.kind()) {
            case RUNTIME -> "runtime: something was seen to happen";
            case GATE_BLOCKED -> "blocked: a gate stopped it";
            case GATE_WARNED -> "warned: a gate let it pass with a warning";
            case NOISE -> "noise: it is kept and never counts";
        };
    }
}

package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.alert.AlertText;
import io.drillmaster.alert.MappedField;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.Traits;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.SourceTime;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One alert, read through a mapping. A place with nothing, or with something that its field cannot hold, is as no place; but
 * it is remembered, field by field.
 */
final class MappedItem {
    private final CompiledMapping mapping;
    private final Document document;
    private final Map<MappedField, String> values = new EnumMap<>(MappedField.class);
    private final Map<MappedField, String> remarks = new EnumMap<>(MappedField.class);

    MappedItem(CompiledMapping mapping, Document document) {
        this.mapping = mapping;
        this.document = document;
    }

    /** What was found, by field; filled by {@link #alert}. */
    Map<MappedField, String> values() {
        return values;
    }

    /** Why something was not used, by field; filled by {@link #alert}. */
    Map<MappedField, String> remarks() {
        return remarks;
    }

    ReadAlert alert() {
        var traits = Traits.in(document.text());
        var host = text(MappedField.HOST);
        host.ifPresent(traits::host);
        text(MappedField.PACKAGE).ifPresent(traits::packageName);
        token().ifPresent(traits::token);
        var rule = text(MappedField.RULE).orElse("(no rule)");
        var summary = text(MappedField.SUMMARY).orElse(rule);
        var priority = text(MappedField.PRIORITY);
        var time = time();
        var id = text(MappedField.ID);
        var kind = kind(); // last: all remarks are in the summary
        return ReadAlert.of(kind, rule, document.raw())
                .priority(priority.orElse(""))
                .summary(summary + remark())
                .sourceTime(time)
                .host(host.orElse(""))
                .ownId(id)
                .traits(traits)
                .build();
    }

    private AlertKind kind() {
        if (mapping.kind().place().isEmpty()) {
            return mapping.kind().otherwise().orElse(AlertKind.RUNTIME);
        }
        var word = value(MappedField.KIND, mapping.kind().place().get()).map(MappedItem::written);
        if (word.isEmpty()) {
            return mapping.kind().otherwise().orElse(AlertKind.RUNTIME);
        }
        var kind = mapping.kind().of(word.get());
        if (kind.isEmpty()) {
            // A gate that blocked must not pass for a sensor that saw something run, nor the other way round.
            remarks.put(
                    MappedField.KIND,
                    "the mapping does not say what '" + AlertText.line(word.get(), 60)
                            + "' means, so it counts as noise");
        }
        return kind.orElse(AlertKind.NOISE);
    }

    private Optional<SourceTime> time() {
        var value = mapping.place(MappedField.TIME).flatMap(place -> value(MappedField.TIME, place));
        var time = value.flatMap(mapping.time()::of);
        if (value.isPresent() && time.isEmpty()) {
            remarks.put(
                    MappedField.TIME,
                    "'" + AlertText.line(written(value.get()), 60) + "' is no time of the given form");
        }
        time.filter(SourceTime::zoneAssumed)
                .ifPresent(it -> remarks.put(MappedField.TIME, "no zone given, UTC assumed"));
        return time;
    }

    private Optional<Token> token() {
        var text = text(MappedField.TOKEN).map(it -> it.strip().toLowerCase(Locale.ROOT));
        var token = text.filter(Token::isToken).map(Token::new);
        if (text.isPresent() && token.isEmpty()) {
            remarks.put(MappedField.TOKEN, "'" + AlertText.line(text.get(), 60) + "' is no token of a drill");
        }
        return token;
    }

    private Optional<String> text(MappedField field) {
        return mapping.place(field).flatMap(place -> value(field, place)).map(MappedItem::written);
    }

    /** The first value that says something; of a list, its first. */
    private Optional<JsonNode> value(MappedField field, JsonPlace place) {
        var found = place.all(document.json());
        for (var node : found) {
            var one = node.isArray() && !node.isEmpty() ? node.path(0) : node;
            if (one.isValueNode() && !one.isNull() && !written(one).isBlank()) {
                values.put(field, AlertText.line(written(one), AlertText.LINE));
                return Optional.of(one);
            }
        }
        remarks.put(
                field,
                found.isEmpty() ? "there is nothing at its place" : "what is at its place is no text and no number");
        return Optional.empty();
    }

    /** Never the plain form of a number such as 1E+999999999, which has a billion digits. */
    private static String written(JsonNode value) {
        return value.isTextual()
                ? value.textValue()
                : value.isNumber() ? value.numberValue().toString() : value.asText();
    }

    private String remark() {
        var odd = remarks.entrySet().stream()
                .filter(remark -> remark.getKey() != MappedField.TIME
                        || !values.containsKey(MappedField.TIME)
                        || !remark.getValue().startsWith("no zone"))
                .map(remark -> remark.getKey().key() + ": " + remark.getValue())
                .collect(Collectors.joining("; "));
        return odd.isEmpty() ? "" : " (mapping: " + odd + ")";
    }
}

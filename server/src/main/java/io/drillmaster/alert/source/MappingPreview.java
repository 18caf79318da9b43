package io.drillmaster.alert.source;

import io.drillmaster.alert.MappedField;
import io.drillmaster.alert.Mapping;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.common.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a mapping makes of a payload, before it is saved.
 *
 * @param problem why nothing can be read; empty when something can
 * @param alerts how many alerts there are in it
 * @param first the first of them
 * @param fields of the first, those that the mapping speaks of
 */
public record MappingPreview(Optional<String> problem, int alerts, Optional<ReadAlert> first, List<Found> fields) {
    public MappingPreview {
        fields = List.copyOf(fields);
    }

    /**
     * What became of one field.
     *
     * @param value what is at its place; empty when nothing can be used
     * @param remark what is odd about it; empty when nothing is
     */
    public record Found(MappedField field, Optional<String> value, Optional<String> remark) {}

    /** Reads a payload as a delivery of it would be. */
    public static MappingPreview of(Mapping mapping, String payload) {
        var compiled = CompiledMapping.of(mapping);
        try {
            var bytes = payload.getBytes(StandardCharsets.UTF_8);
            var alerts = new MappedAlerts(mapping).read(bytes);
            var first = Document.split(bytes).stream()
                    .flatMap(document -> new MappedAlerts(mapping).items(document).stream())
                    .findFirst();
            if (first.isEmpty()) {
                return new MappingPreview(
                        Optional.of("There is no alert where the mapping says that the alerts are."),
                        0,
                        Optional.empty(),
                        List.of());
            }
            var item = new MappedItem(compiled, first.get());
            var alert = item.alert();
            return new MappingPreview(Optional.empty(), alerts.size(), Optional.of(alert), found(mapping, item));
        } catch (Problem unreadable) {
            return new MappingPreview(Optional.of(unreadable.sentence()), 0, Optional.empty(), List.of());
        }
    }

    private static List<Found> found(Mapping mapping, MappedItem item) {
        var wrong = CompiledMapping.wrongIn(mapping);
        var found = new ArrayList<Found>();
        for (var field : mapping.texts().keySet()) {
            if (field != MappedField.ITEMS && field != MappedField.TIME_FORMAT) {
                found.add(new Found(
                        field, at(item.values(), field), at(wrong, field).or(() -> at(item.remarks(), field))));
            }
        }
        return found;
    }

    private static Optional<String> at(Map<MappedField, String> texts, MappedField field) {
        return Optional.ofNullable(texts.get(field));
    }
}

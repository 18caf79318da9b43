package io.drillmaster.alert.source;

import io.drillmaster.alert.MappedField;
import io.drillmaster.alert.Mapping;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping that can be used.
 *
 * @param places by field, for those that are said by a path alone
 */
record CompiledMapping(Map<MappedField, JsonPlace> places, MappedKind kind, MappedTime time) {
    /** What is wrong with a mapping, a sentence a field; nothing when it can be used. */
    static Map<MappedField, String> wrongIn(Mapping mapping) {
        var wrong = new EnumMap<MappedField, String>(MappedField.class);
        mapping.texts().forEach((field, text) -> {
            try {
                switch (field) {
                    case KIND -> MappedKind.parse(text);
                    case TIME_FORMAT -> MappedTime.parse(text);
                    default -> JsonPlace.parse(text);
                }
            } catch (IllegalArgumentException e) {
                wrong.put(field, Optional.ofNullable(e.getMessage()).orElse("It cannot be used."));
            }
        });
        return wrong;
    }

    /** The mapping, ready; what is wrong in it is left out, so that nothing of a delivery is lost by it. */
    static CompiledMapping of(Mapping mapping) {
        var wrong = wrongIn(mapping).keySet();
        var places = new EnumMap<MappedField, JsonPlace>(MappedField.class);
        mapping.texts().forEach((field, text) -> {
            if (field != MappedField.KIND && field != MappedField.TIME_FORMAT && !wrong.contains(field)) {
                places.put(field, JsonPlace.parse(text));
            }
        });
        var kind = mapping.text(MappedField.KIND).filter(text -> !wrong.contains(MappedField.KIND));
        var time = mapping.text(MappedField.TIME_FORMAT).filter(text -> !wrong.contains(MappedField.TIME_FORMAT));
        return new CompiledMapping(
                places, kind.map(MappedKind::parse).orElse(MappedKind.RUNTIME), MappedTime.parse(time.orElse("")));
    }

    /** Where a field is; empty when that is not said. */
    Optional<JsonPlace> place(MappedField field) {
        return Optional.ofNullable(places.get(field));
    }
}

package io.drillmaster.scenarios.msel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.scenarios.BareFields;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MselSchemaTest {
    @Test
    void everyKeyIsDescribedForTheReference() {
        assertThat(BareFields.in(MselSchema.json())).isEmpty();
    }

    @Test
    void theKeysAreTheNamesOfTheRecordsComponents() {
        agree(MselSchema.json(), Msel.class);
        Stream.of(
                        Msel.Objective.class,
                        Msel.Target.class,
                        Msel.Task.class,
                        Msel.Module.class,
                        Msel.Term.class,
                        Inject.class,
                        Inject.Attachment.class,
                        Inject.Decision.class,
                        Inject.Option.class,
                        Inject.Condition.class)
                .forEach(type -> agree(
                        MselSchema.json()
                                .at("/$defs/"
                                        + type.getSimpleName().substring(0, 1).toLowerCase(Locale.ROOT)
                                        + type.getSimpleName().substring(1)),
                        type));
        agree(MselSchema.json().at("/$defs/role"), Msel.PlayerRole.class);
    }

    @Test
    void closedListsAreLowerCaseWithDashes() {
        assertThat(MselSchema.json().at("/$defs/kind/enum"))
                .extracting(JsonNode::asText)
                .contains("information", "expectation-check");
        assertThat(MselSchema.json().at("/$defs/onTimeout/enum"))
                .extracting(JsonNode::asText)
                .containsExactly("nothing", "remind", "auto-reveal");
    }

    private static void agree(JsonNode schema, Class<?> type) {
        var keys = new TreeSet<String>();
        schema.path("properties").fieldNames().forEachRemaining(keys::add);
        assertThat(keys)
                .as(type.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(type.getRecordComponents())
                        .map(component -> component.getName())
                        .toList());
    }
}

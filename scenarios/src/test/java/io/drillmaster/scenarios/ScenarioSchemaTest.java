package io.drillmaster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.drillpackages.BenignAction;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScenarioSchemaTest {
    @Test
    void everyFieldIsDescribedForTheReference() {
        assertThat(BareFields.in(ScenarioSchema.json())).isEmpty();
    }

    @Test
    void theActionsAreThoseThatPackagesCanBeComposedOf() {
        assertThat(ScenarioSchema.json().at("/$defs/benignAction/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(
                        Arrays.stream(BenignAction.values()).map(Enum::name).toList());
    }
}

package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BenignActionTest {
    /** Those of ATT&CK Enterprise v19 that were looked up; a new one is looked up before it is added here. */
    private static final Set<String> KNOWN_TECHNIQUES =
            Set.of("T1204.005", "T1059.004", "T1071.001", "T1071.004", "T1552.001", "T1082", "T1574.006");

    @ParameterizedTest
    @EnumSource
    void eachTellsAReviewerAllAboutItself(BenignAction action) {
        assertThat(action.description()).endsWith(".");
        assertThat(action.sensorView()).isNotBlank().doesNotEndWith(".");
        assertThat(action.timeLimit()).isPositive();
        assertThat(KNOWN_TECHNIQUES).containsAll(action.attackTechniques());
        assertThat(action.parameters()).allSatisfy(parameter -> {
            assertThat(parameter.name()).isNotBlank();
            assertThat(parameter.meaning()).isNotBlank();
            assertThat(parameter.limits()).isNotBlank();
        });
    }
}

package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrillZoneTest {
    @Test
    void aZoneIsReadInAnyCaseWithOrWithoutItsDot() {
        assertThat(DrillZone.of("Drill.Example.COM.")).isEqualTo(new DrillZone("drill.example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "com",
                "com.",
                "a..b",
                ".a.b",
                "-a.example",
                "a-.example",
                "a_b.example",
                "a b.example",
                "192.0.2.1",
                "exämple.com",
                "a.b..",
                "*.example.com"
            })
    void whatIsNoZoneToDrillInIsRefused(String text) {
        assertThatThrownBy(() -> DrillZone.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLongestZoneStillHasRoomForTheLongestName() {
        var longest = "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(29);
        var name = new DrillName(Phase.RESOLVED, "abcdefgh", Drills.TOKEN).format(DrillZone.of(longest));

        assertThat(name).hasSize(253);
        assertThatThrownBy(() -> DrillZone.of(longest + "d"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leave room");
    }
}

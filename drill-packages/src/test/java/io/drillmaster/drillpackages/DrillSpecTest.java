package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrillSpecTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Drills drill = Drills.drill(Ecosystem.PYPI);

    @Test
    void itIsNotYetActiveMoreThanADayBeforeItWasBuilt() {
        assertThat(drill.living(NOON, NOON.plusSeconds(60)).spec().notBefore()).isEqualTo("2026-02-28T12:00:00Z");
        assertThat(drill.living(Instant.EPOCH, Instant.EPOCH.plusSeconds(60))
                        .spec()
                        .notBefore())
                .isEqualTo(Instant.EPOCH);
    }

    @Test
    void aDrillLivesSevenDaysAtMost() {
        var longest = drill.living(NOON, NOON.plus(Duration.ofDays(7))).spec();

        assertThat(longest.expiresAt()).isEqualTo("2026-03-08T12:00:00Z");
        assertThatThrownBy(
                        () -> drill.living(NOON, NOON.plus(Duration.ofDays(7)).plusSeconds(1))
                                .spec())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 7 days")
                .hasMessageContaining("2026-03-08T12:00:01Z");
    }

    @Test
    void aDrillThatWouldBeExpiredWhenBuiltIsRefused() {
        assertThatThrownBy(() -> drill.living(NOON, NOON).spec())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not after");
    }

    @Test
    void actionsAreInTheOrderOfTheListAndOnce() {
        assertThat(drill.doing(BenignAction.DNS_LOOKUP, BenignAction.WRITE_MARKER, BenignAction.DNS_LOOKUP)
                        .spec()
                        .actions())
                .containsExactly(BenignAction.WRITE_MARKER, BenignAction.DNS_LOOKUP);
        assertThatThrownBy(() -> drill.doing().spec())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs an action");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "two\nlines",
                "two\rlines",
                "a\u2028b",
                "a\u2029b",
                "a\u0085b",
                "a\u000bb",
                "tab\tbed",
                "a\u0000b",
                "turned \u202e around",
                "half \ud83d"
            })
    void theContactIsOneLineOfText(String contact) {
        assertThatThrownBy(() -> drill.contact(contact).spec())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one line");
    }

    @Test
    void aMarkerOfAnotherTokenIsRefused() {
        assertThatThrownBy(() -> drill.token(Drills.OTHER_TOKEN).spec())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another token");
    }

    @Test
    void theNoticeSaysWhatWhichUntilWhenAndWhom() {
        assertThat(drill.living(NOON, NOON.plusSeconds(3600)).spec().notice())
                .isEqualTo("SECURITY DRILL EX-0007: a harmless test of our own defences, active until"
                        + " 2026-03-01T13:00:00Z. Contact: Ada Lovelace, +1 555 0100");
    }
}

package io.drillmaster.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {
    @ParameterizedTest
    @CsvSource({"0, 5, 0, 0.434482", "5, 5, 0.565518, 1", "8, 10, 0.490162, 0.943318", "17, 20, 0.639581, 0.947631"})
    void theIntervalIsThatOfTheReference(int hits, int n, double lo, double hi) {
        var share = Wilson.of(hits, n);
        assertThat(share.lo()).isCloseTo(lo, within(1e-6));
        assertThat(share.hi()).isCloseTo(hi, within(1e-6));
    }

    @Test // property 17
    void theShareLiesInItsIntervalAndTheIntervalInOne() {
        for (var n = 1; n <= 120; n++) {
            for (var hits = 0; hits <= n; hits++) {
                var share = Wilson.of(hits, n);
                assertThat(share.share()).isBetween(share.lo(), share.hi());
                assertThat(share.lo()).isBetween(0.0, 1.0);
                assertThat(share.hi()).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void thereIsNoShareOfNothing() {
        assertThatThrownBy(() -> Wilson.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wilson.of(3, 2)).hasMessage("no share of 3 in 2");
    }
}

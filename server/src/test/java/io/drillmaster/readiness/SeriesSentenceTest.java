package io.drillmaster.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeriesSentenceTest {
    @Test
    void aSeriesSaysFromWhereToWhereSinceWhenAndOfHowManySamples() {
        var fell = series(Signal.LOOK_ALIKE_NAMES, new Amount.Count(31), new Amount.Count(40), new Amount.Count(12));

        assertThat(SeriesSentence.of(fell)).isEqualTo("fell from 31 to 12 since 1 Mar 2026, 3 samples");
        assertThat(SeriesSentence.turn(Signal.LOOK_ALIKE_NAMES, fell)).isEqualTo(SeriesSentence.Turn.BETTER);
        assertThat(SeriesSentence.turn(Signal.BUILDS_STOPPED, fell)).isEqualTo(SeriesSentence.Turn.NONE);
        assertThat(SeriesSentence.turn(Signal.DEPENDENCIES_HASHED, fell)).isEqualTo(SeriesSentence.Turn.WORSE);
    }

    @Test
    void oneSampleIsNoTurnAndAnEqualValueIsNone() {
        assertThat(SeriesSentence.of(series(Signal.LOOK_ALIKE_NAMES, new Amount.Count(7))))
                .isEqualTo("7 on 1 Mar 2026, one sample");
        assertThat(SeriesSentence.of(
                        series(Signal.CREDENTIAL_LIFETIME, length(Duration.ofDays(90)), length(Duration.ofDays(90)))))
                .isEqualTo("the same as at first, 90 d, since 1 Mar 2026, 2 samples");
    }

    @Test
    void allOfThemIsSaidOfAllOfThemOnly() {
        assertThat(new Amount.Share(2999, 3000).words()).isEqualTo("99.9\u00a0% (2999 of 3000)");
        assertThat(new Amount.Share(3000, 3000).words()).isEqualTo("100\u00a0% (3000 of 3000)");
        assertThat(new Amount.Share(0, 7).words()).isEqualTo("0\u00a0% (0 of 7)");
    }

    @Test
    void theChartHoldsAllOfASeriesAndEscapesWhatPeopleTyped() {
        var series = series(Signal.CREDENTIAL_LIFETIME, length(Duration.ofDays(365)), length(Duration.ofHours(2)));
        var hostile = new Series("<script>", "s", series.samples());

        var svg = SignalChart.svg(
                "c", Signal.CREDENTIAL_LIFETIME, List.of(hostile), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 1));

        assertThat(svg)
                .contains("&lt;script&gt;", "<circle", "365 d", "1 h", "Jul 2026")
                .doesNotContain("<script", "NaN");
        assertThat(svg.split("<circle", -1)).hasSize(3);
    }

    private static Amount length(Duration time) {
        return new Amount.Length(time);
    }

    private static Series series(Signal signal, Amount... amounts) {
        var samples = new ArrayList<Sample>();
        for (var amount : amounts) {
            var day = LocalDate.of(2026, 3 + samples.size(), 1);
            samples.add(new Sample(
                    samples.size(),
                    new NewSample(signal, "all", day, amount, "test", ""),
                    "test",
                    Instant.EPOCH,
                    Sample.State.COUNTS,
                    Optional.empty()));
        }
        return new Series("all", "test", samples);
    }
}

package io.drillmaster.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.common.Problem;
import io.drillmaster.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ReadinessServiceTest {
    private static final TestDatabase DB = TestDatabase.fresh();
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T10:00:00Z"));
    private static final ReadinessService READINESS =
            new ReadinessService(DB.database().jdbi(), CLOCK);
    private static final ReadinessKeys KEYS = new ReadinessKeys(DB.database().jdbi(), CLOCK);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    @AfterAll
    static void drop() {
        DB.close();
    }

    @Test
    void theLaterOfTwoCountsAndTheEarlierStaysReadable() {
        assertThat(feed("replaced", 31)).isEqualTo(new ReadinessService.Taken(1, 0));
        assertThat(feed("replaced", 12)).isEqualTo(new ReadinessService.Taken(1, 1));

        assertThat(counting("replaced")).containsExactly("12");
        assertThat(of("replaced").samples())
                .extracting(sample -> sample.fed().amount().words() + " " + sample.state())
                .containsExactly("12 COUNTS", "31 REPLACED");
    }

    @Test
    void whatIsWithdrawnLeavesTheSeriesAndComesBack() {
        feed("withdrawn", 31);
        feed("withdrawn", 12);
        var later = of("withdrawn").samples().get(0).id();

        READINESS.withdraw(later, "mia");
        assertThat(counting("withdrawn")).containsExactly("31");
        assertThat(of("withdrawn").samples().get(0).lastChange())
                .contains(new Sample.Change(true, "mia", CLOCK.instant()));
        assertThatThrownBy(() -> READINESS.withdraw(later, "mia")).isInstanceOf(Problem.class);

        READINESS.restore(later, "ana");
        assertThat(counting("withdrawn")).containsExactly("12");
        assertThatThrownBy(() -> READINESS.restore(later, "ana")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> READINESS.withdraw(-1, "ana")).isInstanceOf(Problem.class);
    }

    @Test
    void anotherSubjectSourceOrDayIsAnotherSample() {
        var sample = sample("apart", 1);
        READINESS.add(
                List.of(
                        sample,
                        new NewSample(sample.signal(), "apart", DAY.plusDays(1), sample.amount(), sample.source(), ""),
                        new NewSample(sample.signal(), "apart", DAY, sample.amount(), "another", "")),
                "mia");

        assertThat(of("apart").series()).extracting(Series::source).containsExactly("another", "test");
        assertThat(counting("apart")).hasSize(3);
        assertThat(READINESS.subjects()).contains("apart");
    }

    @Test
    void everyUnitComesBackAsItWasFed() {
        var amounts = List.of(
                new NewSample(Signal.DEPENDENCIES_HASHED, "units", DAY, new Amount.Share(31, 52), "test", "a note"),
                new NewSample(
                        Signal.CREDENTIAL_LIFETIME, "units", DAY, new Amount.Length(Duration.ofHours(12)), "test", ""));
        READINESS.add(amounts, "mia");

        assertThat(READINESS.series(DAY, DAY, Optional.of("units")).stream()
                        .flatMap(series -> series.samples().stream())
                        .map(Sample::fed))
                .containsExactlyElementsOf(amounts);
        assertThat(READINESS.series(DAY.plusDays(1), DAY.plusDays(9), Optional.of("units")))
                .hasSameSizeAs(Signal.values())
                .allSatisfy(series -> assertThat(series.samples()).isEmpty());
    }

    @Test
    void aKeyIsGoodUntilItIsEndedOrRotated() {
        var first = KEYS.create("CI of the shop", "ana");
        assertThat(KEYS.holder(first).label()).isEqualTo("CI of the shop");

        var id = KEYS.all().get(0).id();
        var second = KEYS.rotate(id, "ana");
        assertThatThrownBy(() -> KEYS.holder(first)).isInstanceOf(Problem.class);
        assertThat(KEYS.holder(second).lastUsed()).contains(CLOCK.instant());
        assertThatThrownBy(() -> KEYS.rotate(id, "ana")).isInstanceOf(Problem.class);

        KEYS.end(KEYS.all().get(0).id(), "ana");
        assertThatThrownBy(() -> KEYS.holder(second)).isInstanceOf(Problem.class);
        assertThat(KEYS.all()).hasSize(2).allMatch(key -> key.endedBy().isPresent());
        assertThatThrownBy(() -> KEYS.create(" ", "ana")).isInstanceOf(Problem.class);
    }

    private static ReadinessService.Taken feed(String subject, long value) {
        return READINESS.add(List.of(sample(subject, value)), "mia");
    }

    private static NewSample sample(String subject, long value) {
        return new NewSample(Signal.EGRESS_DESTINATIONS, subject, DAY, new Amount.Count(value), "test", "");
    }

    private static SignalSeries of(String subject) {
        return READINESS.series(DAY, READINESS.today(), Optional.of(subject)).stream()
                .filter(series -> series.signal() == Signal.EGRESS_DESTINATIONS)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> counting(String subject) {
        return of(subject).series().stream()
                .flatMap(series -> series.samples().stream())
                .map(sample -> sample.fed().amount().words())
                .toList();
    }
}

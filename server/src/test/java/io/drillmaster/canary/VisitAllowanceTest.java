package io.drillmaster.canary;

import static io.drillmaster.canary.VisitAllowance.Decision.COUNT;
import static io.drillmaster.canary.VisitAllowance.Decision.COUNT_FIRST;
import static io.drillmaster.canary.VisitAllowance.Decision.KEEP;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.drillpackages.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One token that is presented again and again must not fill the disk. */
class VisitAllowanceTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Token TOKEN = new Token("abcdefghijklmnopqrst");

    private final VisitAllowance allowance = new VisitAllowance();

    @Test
    void aHundredVisitsAMinuteAreKeptAndTheOthersCounted() {
        assertThat(visits(100, NOON)).containsOnly(KEEP);
        assertThat(visits(3, NOON.plusSeconds(59))).containsExactly(COUNT_FIRST, COUNT, COUNT);
        assertThat(visits(101, NOON.plusSeconds(60)))
                .containsAll(Collections.nCopies(100, KEEP))
                .endsWith(COUNT_FIRST);
    }

    @Test
    void aScannerThatWasDeclaredDoesNotUseUpTheInstallsAllowance() {
        for (var i = 0; i < 200; i++) {
            allowance.decide(TOKEN, true, NOON);
        }

        assertThat(allowance.decide(TOKEN, false, NOON)).isEqualTo(KEEP);
    }

    @Test
    void theFirstVisitOfATokenIsKeptHoweverManyOthersThereAre() {
        var random = new Random(20_260_302);
        visits(500, NOON);
        for (var i = 0; i < 3 * VisitAllowance.TOKENS_REMEMBERED; i++) {
            var bytes = new byte[Token.LENGTH];
            random.nextBytes(bytes);
            assertThat(allowance.decide(Token.ofRandom(bytes), false, NOON)).isEqualTo(KEEP);
        }

        assertThat(allowance.remembered()).isEqualTo(VisitAllowance.TOKENS_REMEMBERED);
    }

    @Test
    void aClockThatIsSetBackLosesNothing() {
        visits(150, NOON);

        assertThat(allowance.decide(TOKEN, false, NOON.minusSeconds(3600))).isEqualTo(KEEP);
    }

    private List<VisitAllowance.Decision> visits(int number, Instant at) {
        var decisions = new ArrayList<VisitAllowance.Decision>();
        for (var i = 0; i < number; i++) {
            decisions.add(allowance.decide(TOKEN, false, at));
        }
        return decisions;
    }
}

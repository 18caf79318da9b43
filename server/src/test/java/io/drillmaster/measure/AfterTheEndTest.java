package io.drillmaster.measure;

import static io.drillmaster.measure.Story.at;
import static io.drillmaster.measure.Story.drill;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.cases.EdgeCase;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.evidence.Evidence;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A package that is still about when its exercise is over. */
class AfterTheEndTest {

    @Test
    @EdgeCase(49)
    void whatRunsOrIsFetchedAfterTheEndIsASignAndNoPartOfTheResult() {
        var story = drill().fetched(at(-5))
                .executed(at(0))
                .alerted(at(10))
                .executed(at(5000))
                .as("look-up")
                .visited(at(5100))
                .as("visit")
                .fetched(at(5200))
                .as("download");
        assertThat(signs(story)).containsExactly(story.named("look-up"), story.named("visit"), story.named("download"));
        assertThat(story.measured().outcome()).isEqualTo(Outcome.DETECTED);
        assertThat(story.measured().ttd())
                .isEqualTo(drill().fetched(at(-5))
                        .executed(at(0))
                        .alerted(at(10))
                        .measured()
                        .ttd());
    }

    @Test
    void aResolverThatAsksOnceMoreIsNoSign() {
        assertThat(signs(drill().lookedUp(at(3000), "abcd").lookedUp(at(5000), "ABCD")))
                .isEmpty();
        assertThat(signs(drill().lookedUp(at(5000), "", "A", Phase.INSTALLED))).isEmpty();
    }

    @Test
    void declaredNetworksAndWhatWasWithdrawnAreNoSigns() {
        assertThat(signs(drill().lookedUpFrom("sandbox", at(5000)).visitedFrom("sandbox", at(5001))))
                .isEmpty();
        assertThat(signs(drill().executed(at(5000)).as("row").retracted(at(5100), "row")))
                .isEmpty();
    }

    @Test
    void anotherExercisesTokenIsNoSign() {
        assertThat(signs(drill().of(Story.FOREIGN).inExercise(Story.OTHER).executed(at(5000))))
                .isEmpty();
    }

    private static List<UUID> signs(Story story) {
        return AfterTheEnd.signs(story.plan(), story.rows(), at(4000)).stream()
                .map(Evidence::id)
                .toList();
    }
}

package io.drillmaster.alert;

import static io.drillmaster.alert.Responding.EVERYBODY;
import static io.drillmaster.alert.Responding.at;
import static io.drillmaster.alert.Responding.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.evidence.ResponseKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class IncidentResponsesTest {
    private static final ExerciseId EXERCISE = new ExerciseId(7);

    @Test
    void whatAPersonDidCountsWithThePersonAsItsActor() {
        var response = row(1, ResponseKind.ACKNOWLEDGED, "Nora", "k1", at(30), at(33));
        var made = rows(response);

        assertThat(made).hasSize(1);
        assertThat(made.get(0).fact()).isInstanceOf(Fact.Acknowledged.class);
        assertThat(made.get(0).actor()).contains("Nora");
        assertThat(made.get(0).exercise()).contains(EXERCISE);
        assertThat(made.get(0).refersTo()).contains(response.id());
        assertThat(made.get(0).receivedAt()).isEqualTo(at(33));
        assertThat(made.get(0).sourceTime()).isEqualTo(response.sourceTime());
    }

    @Test
    void acknowledgedIsNeverInvestigatingAndAHintIsNeither() {
        var made = rows(
                row(1, ResponseKind.ACKNOWLEDGED, "Nora", "k1", at(1), at(1)),
                row(2, ResponseKind.HINT, "Nora", "k2", at(2), at(2)),
                row(3, ResponseKind.CLOSED, "Nora", "k3", at(3), at(3)));

        assertThat(made).hasSize(1).noneMatch(it -> it.fact() instanceof Fact.Investigating);
    }

    @Test
    void automationAndThoseWhoAreIgnoredDoNotCount() {
        var responders = new Responders(
                List.of("Auto-Ack Bot", "ines"), name -> Optional.of("ines").filter(it -> name.equals("I. Ex")));
        var made = IncidentResponses.rows(
                EXERCISE,
                List.of(
                        row(1, ResponseKind.ACKNOWLEDGED, "", "k1", at(1), at(1)),
                        row(2, ResponseKind.ACKNOWLEDGED, "auto-ack bot ", "k2", at(2), at(2)),
                        row(3, ResponseKind.INVESTIGATING, "I. Ex", "k3", at(3), at(3)),
                        row(4, ResponseKind.ACKNOWLEDGED, "Nora", "k4", at(4), at(4))),
                responders);

        assertThat(made).extracting(NewEvidence::actor).containsExactly(Optional.of("Nora"));
    }

    @Test
    void aPersonIsCalledByTheirAccountWhereThereIsOne() {
        var responders =
                new Responders(List.of(), name -> Optional.of("ines").filter(it -> name.equals("Ines Example")));
        var response = row(1, ResponseKind.ACKNOWLEDGED, "Ines Example", "k1", at(1), at(1));

        assertThat(IncidentResponses.rows(EXERCISE, List.of(response), responders)
                        .get(0)
                        .actor())
                .contains("ines");
    }

    @Test
    void anAcknowledgementThatTimedOutIsTakenBackAndTheNextOneCounts() {
        var made = rows(
                row(1, ResponseKind.ACKNOWLEDGED, "Nora", "k1", at(10), at(10)),
                row(2, ResponseKind.UNACKNOWLEDGED, "", "k2", at(1810), at(1810)),
                row(3, ResponseKind.ACKNOWLEDGED, "Omar", "k3", at(2000), at(2000)));

        assertThat(inForce(made)).containsExactly("Omar");
        assertThat(made.get(1).refersTo()).contains(made.get(0).id());
    }

    @Test
    void takingAnAcknowledgementBackLeavesAnInvestigationAlone() {
        var made = rows(
                row(1, ResponseKind.INVESTIGATING, "Nora", "k1", at(10), at(10)),
                row(2, ResponseKind.UNACKNOWLEDGED, "", "k2", at(20), at(20)));

        assertThat(made).hasSize(1);
    }

    @Test
    void aMessageThatIsDeliveredAgainAfterItWasTakenBackBringsNothingBack() {
        var before = rows(
                row(1, ResponseKind.ACKNOWLEDGED, "Nora", "k1", at(10), at(10)),
                row(2, ResponseKind.UNACKNOWLEDGED, "", "k2", at(20), at(20)));
        var after = rows(
                row(1, ResponseKind.ACKNOWLEDGED, "Nora", "k1", at(10), at(10)),
                row(2, ResponseKind.UNACKNOWLEDGED, "", "k2", at(20), at(20)),
                row(3, ResponseKind.ACKNOWLEDGED, "Nora", "k1", at(10), at(90)));

        assertThat(after)
                .extracting(NewEvidence::id)
                .isEqualTo(before.stream().map(NewEvidence::id).toList());
    }

    /** Every prefix of the deliveries is counted, as the program does it; what was written before stays written. */
    @Test
    void neitherTheOrderOfArrivalNorRepetitionChangesWhatIsInForce() {
        var random = new Random(20260302);
        for (var round = 0; round < 300; round++) {
            var told = story(random);
            var expected = inForce(IncidentResponses.rows(EXERCISE, told, EVERYBODY));

            var arriving = new ArrayList<>(told);
            for (var again = random.nextInt(4); again > 0; again--) {
                arriving.add(told.get(random.nextInt(told.size())));
            }
            Collections.shuffle(arriving, random);
            var log = new ArrayList<Evidence>();
            var written = new LinkedHashMap<UUID, NewEvidence>();
            for (var next : arriving) {
                log.add(delivered(log.size() + 1L, next));
                for (var made : IncidentResponses.rows(EXERCISE, log, EVERYBODY)) {
                    if (made.fact() instanceof Fact.Retracted) {
                        assertThat(written).containsKey(made.refersTo().orElseThrow());
                    }
                    written.putIfAbsent(made.id(), made);
                }
            }

            assertThat(inForce(written.values())).as("round " + round).isEqualTo(expected);
        }
    }

    private static List<Evidence> story(Random random) {
        var kinds = ResponseKind.values();
        var told = new ArrayList<Evidence>();
        for (var i = 1; i <= 1 + random.nextInt(7); i++) {
            var person = random.nextInt(4) == 0 ? "" : "p" + i;
            told.add(row(i, kinds[random.nextInt(kinds.length)], person, "k" + i, at(10L * i), at(10L * i)));
        }
        return told;
    }

    private static Evidence delivered(long seq, Evidence row) {
        var fact = (Fact.ResponseReceived) row.fact();
        return row(seq, fact.kind(), fact.person().orElse(""), fact.dedupKey(), row.saidAt(), at(1000 + seq));
    }

    private static List<NewEvidence> rows(Evidence... responses) {
        return IncidentResponses.rows(EXERCISE, List.of(responses), EVERYBODY);
    }

    /** Who acknowledged or investigates, once what was taken back is left out. */
    private static Set<String> inForce(Collection<NewEvidence> made) {
        var takenBack = made.stream()
                .filter(it -> it.fact() instanceof Fact.Retracted)
                .map(it -> it.refersTo().orElseThrow())
                .collect(Collectors.toSet());
        return made.stream()
                .filter(it -> !(it.fact() instanceof Fact.Retracted) && !takenBack.contains(it.id()))
                .flatMap(it -> it.actor().stream())
                .collect(Collectors.toSet());
    }
}

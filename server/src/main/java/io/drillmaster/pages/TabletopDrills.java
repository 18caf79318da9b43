package io.drillmaster.pages;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.scenarios.msel.Msel;
import io.drillmaster.tabletop.ReplayedDrill;
import io.drillmaster.verdict.Verdicts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The live drills beside which a tabletop can be played, and the past ones that it can tell again. */
public final class TabletopDrills {
    private static final String LIVE = "live:";
    private static final String PAST = "past:";
    private static final int MOST_PAST = 20;

    private final PlanStore plans;
    private final EvidenceStore evidence;
    private final Verdicts verdicts;

    /** Of these exercises. */
    public TabletopDrills(PlanStore plans, EvidenceStore evidence, Verdicts verdicts) {
        this.plans = plans;
        this.evidence = evidence;
        this.verdicts = verdicts;
    }

    /**
     * What is played.
     *
     * @param msel the events list, with a past drill told in it when one was chosen
     * @param beside the live drill; absent when it is played alone
     */
    record Played(Msel msel, Optional<ExerciseId> beside) {}

    /** What can be chosen; the first is to play alone. */
    List<Choice> choices(String chosen) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", "Alone", chosen.isEmpty()));
        plans.unfinished().stream()
                .filter(exercise -> !exercise.sample())
                .forEach(exercise -> choices.add(choice(LIVE, "Beside the live drill ", exercise, chosen)));
        plans.finished(0, MOST_PAST).forEach(exercise -> choices.add(choice(PAST, "Telling again ", exercise, chosen)));
        return choices;
    }

    /** @throws Problem when what was chosen is no drill of the list */
    Played played(Msel msel, String chosen) {
        if (chosen.isEmpty()) {
            return new Played(msel, Optional.empty());
        }
        if (choices("").stream().noneMatch(choice -> choice.value().equals(chosen))) {
            throw Problem.badField("drill", "unknown-drill", "Choose a drill of the list, or to play alone.");
        }
        var id = ExerciseId.of(chosen.substring(LIVE.length()));
        return chosen.startsWith(LIVE)
                ? new Played(msel, Optional.of(id))
                : new Played(
                        ReplayedDrill.into(msel, plans.find(id).orElseThrow(), verdicts.now(id), evidence.of(id)),
                        Optional.empty());
    }

    private static Choice choice(String kind, String words, Exercise exercise, String chosen) {
        var value = kind + exercise.plan().id();
        return new Choice(
                value, words + exercise.plan().id() + ", " + exercise.plan().title(), value.equals(chosen));
    }
}

package io.drillmaster.demo.history;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.gap.Gap;
import io.drillmaster.gap.GapId;
import io.drillmaster.gap.GapService;
import io.drillmaster.gap.GapStatus;
import io.drillmaster.gap.ProvedBy;
import io.drillmaster.measure.Outcome;
import io.drillmaster.verdict.GapCategory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the teams of the story do about what their reviews suggest: a condition that is new to the team becomes a gap, is
 * worked on for some weeks, and is closed by the first re-drill that proves it; one that comes back is opened again.
 */
final class GapStory {
    private static final Duration BEGUN_AFTER = Duration.ofDays(18);
    private static final Duration FIXED_AFTER = Duration.ofDays(48);
    private static final int DAYS_TO_FIX = 60;

    private final GapService gaps;
    private final Map<Line, Known> known = new LinkedHashMap<>();

    GapStory(GapService gaps) {
        this.gaps = gaps;
    }

    /** A condition of a team: found twice, it is still one gap. */
    private record Line(String scenario, String team, GapCategory category) {}

    /** A gap of the story, and since when it is open. */
    private record Known(GapId gap, Instant openSince) {}

    /** The review of an exercise, held at this moment. */
    void review(ExerciseId exercise, Episode episode, Outcome outcome, Instant at) {
        work(at);
        prove(exercise, episode, outcome);
        for (var suggested : gaps.suggested(exercise)) {
            decide(suggested, episode, at);
        }
    }

    private void work(Instant at) {
        for (var entry : known.values()) {
            var gap = gaps.get(entry.gap());
            var age = Duration.between(entry.openSince(), at);
            if (gap.status() == GapStatus.IN_PROGRESS && age.compareTo(FIXED_AFTER) > 0) {
                set(gap, GapStatus.FIXED);
            } else if (gap.status() == GapStatus.OPEN && age.compareTo(BEGUN_AFTER) > 0) {
                set(gap, GapStatus.IN_PROGRESS);
            }
        }
    }

    private void prove(ExerciseId exercise, Episode episode, Outcome outcome) {
        if (outcome == Outcome.NOT_DETECTED) {
            return;
        }
        var fixed = known.entrySet().stream()
                .filter(entry ->
                        entry.getKey().scenario().equals(episode.scenario().id())
                                && entry.getKey().team().equals(episode.labels().team()))
                .map(entry -> gaps.get(entry.getValue().gap()))
                .filter(gap -> gap.status() == GapStatus.FIXED)
                .toList();
        var proofs = gaps.candidates(fixed);
        for (var gap : fixed) {
            var redrill = new ProvedBy.Drill(exercise);
            if (proofs.getOrDefault(gap.id(), List.of()).contains(redrill)) {
                var unused = gaps.close(gap.id(), redrill, episode.responder());
            }
        }
    }

    private void decide(Gap suggested, Episode episode, Instant at) {
        var line = new Line(episode.scenario().id(), episode.labels().team(), suggested.category());
        var before = known.get(line);
        if (before == null) {
            var gap = gaps.accept(suggested.id(), episode.responder());
            var due = LocalDate.ofInstant(at, ZoneOffset.UTC).plusDays(DAYS_TO_FIX);
            var unused = gaps.edit(
                    gap.id(), gap.edit().owner(episode.labels().team()).due(Optional.of(due)), episode.responder());
            known.put(line, new Known(gap.id(), at));
            return;
        }
        var gap = gaps.get(before.gap());
        if (gap.status() == GapStatus.CLOSED) {
            set(gap, GapStatus.OPEN);
            known.put(line, new Known(gap.id(), at));
        }
        var unused = gaps.drop(suggested.id(), episode.responder(), "The same as " + gap.id() + ".");
    }

    private void set(Gap gap, GapStatus status) {
        var unused = gaps.edit(gap.id(), gap.edit().status(status), gap.owner());
    }
}

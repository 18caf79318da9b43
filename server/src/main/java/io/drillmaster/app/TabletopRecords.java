package io.drillmaster.app;

import io.drillmaster.common.TabletopId;
import io.drillmaster.gap.SessionRecord;
import io.drillmaster.gap.SessionRecord.Judgement;
import io.drillmaster.gap.SessionRecords;
import io.drillmaster.tabletop.ConsoleView;
import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.Phase;
import io.drillmaster.tabletop.Rating;
import io.drillmaster.tabletop.SessionState;
import io.drillmaster.tabletop.TabletopRow;
import io.drillmaster.tabletop.Tabletops;
import io.drillmaster.tabletop.WithoutNames;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells gaps what was recorded in sessions of tabletops: with roles in the place of people's names. */
public final class TabletopRecords implements SessionRecords {
    private final Tabletops tabletops;

    /** Of these sessions. */
    public TabletopRecords(Tabletops tabletops) {
        this.tabletops = tabletops;
    }

    @Override
    public SessionRecord get(TabletopId session) {
        return record(tabletops.console(session), tabletops.isSample(session));
    }

    @Override
    public List<SessionRecord> closed(String tabletop) {
        return tabletops.list().stream()
                .filter(row -> row.phase() == Phase.CLOSED && row.mselId().equals(tabletop))
                .map(TabletopRow::id)
                .map(this::get)
                .sorted(Comparator.comparing(
                                (SessionRecord record) -> record.startedAt().orElse(Instant.EPOCH))
                        .reversed())
                .toList();
    }

    private static SessionRecord record(ConsoleView view, boolean sample) {
        var names = WithoutNames.of(view);
        return new SessionRecord(
                view.id(),
                view.msel().id(),
                view.phase().title(),
                first(view, CourseEvent.Started.class),
                first(view, CourseEvent.Closed.class),
                targets(view),
                view.observations().stream()
                        .map(seen -> new SessionRecord.Observed(
                                seen.seq(),
                                seen.task(),
                                seen.rating().name(),
                                seen.rating().title(),
                                judgement(seen.rating()),
                                names.in(seen.text())))
                        .toList(),
                view.reflections().stream()
                        .filter(thought -> thought.kind() == SessionState.Looking.IMPROVEMENT && thought.votes() > 0)
                        .map(thought ->
                                new SessionRecord.Wish(thought.item(), names.in(thought.text()), thought.votes()))
                        .toList(),
                sample);
    }

    private static <E> Optional<Instant> first(ConsoleView view, Class<E> kind) {
        return view.timeline().stream()
                .filter(line -> kind.isInstance(line.entry().event()))
                .findFirst()
                .map(line -> line.entry().at());
    }

    private static List<SessionRecord.Target> targets(ConsoleView view) {
        return view.msel().objectives().stream()
                .flatMap(objective -> objective.targets().stream()
                        .map(target -> new SessionRecord.Target(
                                target.id(),
                                target.title(),
                                objective.capability(),
                                target.tasks().stream()
                                        .map(task -> new SessionRecord.Task(task.id(), task.title()))
                                        .toList())))
                .toList();
    }

    private static Judgement judgement(Rating rating) {
        return switch (rating) {
            case P, S -> Judgement.DONE;
            case M, U -> Judgement.WANTING;
            case N -> Judgement.UNSEEN;
        };
    }
}

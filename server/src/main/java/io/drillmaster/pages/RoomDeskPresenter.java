package io.drillmaster.pages;

import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.RoomDesk;
import io.drillmaster.scenarios.msel.Inject;
import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.GroupDecision;
import io.drillmaster.tabletop.InjectEvent;
import io.drillmaster.tabletop.Phase;
import io.drillmaster.tabletop.RecordEvent;
import io.drillmaster.tabletop.ScribeDesk;
import io.drillmaster.tabletop.StoryView;
import io.drillmaster.tabletop.TabletopEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Puts what scribes get into words. */
final class RoomDeskPresenter {
    private RoomDeskPresenter() {}

    static RoomDesk desk(StoryView story, ScribeDesk desk) {
        var lines = new ArrayList<RoomDesk.Line>();
        for (var line : desk.lines()) {
            lines.add(new RoomDesk.Line(
                    line.seq(),
                    RoomPresenter.clock(line.elapsed()),
                    line.who(),
                    what(story, line.event()),
                    line.corrections()));
        }
        var notes = new ArrayList<RoomDesk.Note>();
        for (var note : desk.notes()) {
            notes.add(new RoomDesk.Note(
                    RoomPresenter.clock(note.elapsed())
                            + note.inject().map(inject -> ", " + inject).orElse(""),
                    note.text()));
        }
        Collections.reverse(lines);
        Collections.reverse(notes);
        return new RoomDesk(writes(story), lines, notes);
    }

    /** What was said to an inject; empty for one that was taken back. */
    static Optional<RoomDesk.Table> table(StoryView story, ScribeDesk desk, StoryView.Told told) {
        return desk.tables().stream()
                .filter(table -> table.inject().equals(told.id()))
                .findFirst()
                .map(table -> table(story, desk, told, table));
    }

    private static RoomDesk.Table table(StoryView story, ScribeDesk desk, StoryView.Told told, ScribeDesk.Table table) {
        var decision = table.decision();
        var chosen = decision.flatMap(GroupDecision::option);
        var owner = decision.map(GroupDecision::owner).orElse("");
        return new RoomDesk.Table(
                told.asks(),
                table.answers().size() + " of " + (table.answers().size() + table.silent()) + " answered; "
                        + (told.revealed().isPresent() ? "revealed" : "not revealed: keep it to yourself"),
                table.answers().stream()
                        .map(said -> new RoomDesk.Answer(
                                said.role(),
                                said.passed() ? "passes" : said.option(),
                                said.text(),
                                said.late() ? "late" : ""))
                        .toList(),
                writes(story),
                told.decision().map(Inject.Decision::options).orElse(List.of()).stream()
                        .map(option -> new Choice(option.id(), option.label(), chosen.equals(Optional.of(option.id()))))
                        .toList(),
                decision.map(GroupDecision::text).orElse(""),
                decision.map(GroupDecision::reason).orElse(""),
                desk.roles().stream()
                        .map(role ->
                                new Choice(role.id(), role.name(), role.id().equals(owner)))
                        .toList());
    }

    private static boolean writes(StoryView story) {
        return story.phase() != Phase.CLOSED;
    }

    private static String what(StoryView story, TabletopEvent event) {
        if (event instanceof CourseEvent course) {
            return TabletopTimeline.course(course);
        }
        if (event instanceof InjectEvent.Released released) {
            return "Released " + title(story, released.inject());
        }
        if (event instanceof InjectEvent.Recalled recalled) {
            return "Taken back: " + recalled.inject();
        }
        if (event instanceof InjectEvent.TimerExtended extended) {
            return extended.by().toMinutes() + " min more for " + extended.inject();
        }
        if (event instanceof InjectEvent.Revealed revealed) {
            return "Answers to " + revealed.inject() + " revealed";
        }
        if (event instanceof InjectEvent.Decided decided) {
            return "Group decision on " + decided.inject() + ": " + decision(story, decided);
        }
        return event instanceof RecordEvent.Parked parked ? "Parked: " + parked.text() : "";
    }

    private static String title(StoryView story, String inject) {
        return story.injects().stream()
                .filter(told -> told.id().equals(inject) && !told.withdrawn())
                .findFirst()
                .map(told -> inject + " “" + told.title() + "”")
                .orElse(inject);
    }

    private static String decision(StoryView story, InjectEvent.Decided decided) {
        var option = story.injects().stream()
                .filter(told -> told.id().equals(decided.inject()))
                .findFirst()
                .flatMap(StoryView.Told::decision)
                .flatMap(asked -> decided.option().flatMap(asked::option))
                .map(Inject.Option::label)
                .orElse("");
        return option + (option.isEmpty() || decided.text().isEmpty() ? "" : " – ") + decided.text();
    }
}

package io.drillmaster.pages;

import io.drillmaster.tabletop.Actor;
import io.drillmaster.tabletop.ConsoleView;
import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.Entry;
import io.drillmaster.tabletop.InjectEvent;
import io.drillmaster.tabletop.PeopleEvent;
import io.drillmaster.tabletop.RecordEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells the events of a session for its report. What was said in private, votes, and each single answer are left out: the
 * first two are nobody else's business, the last are told with their inject.
 */
final class TabletopTimeline {
    private TabletopTimeline() {}

    /** In a few words; empty for what the report leaves out. */
    static Optional<String> said(ConsoleView view, Entry entry) {
        var event = entry.event();
        if (event instanceof CourseEvent course) {
            return Optional.of(course(course));
        }
        if (event instanceof InjectEvent inject) {
            return inject(view, inject);
        }
        if (event instanceof RecordEvent record) {
            return record(view, record);
        }
        return event instanceof PeopleEvent.DoorLocked ? Optional.of("Door locked") : Optional.empty();
    }

    /** A role, never a name. */
    static String who(ConsoleView view, Entry entry) {
        return entry.event() instanceof RecordEvent.Rated ? "Evaluator" : who(view, entry.actor(), entry.at());
    }

    /** The same, of whoever it was at that moment. */
    static String who(ConsoleView view, Actor actor, Instant at) {
        return switch (actor.kind()) {
            case PROGRAM -> "by itself";
            case STAFF -> "Facilitator";
            case PERSON ->
                PeopleEvent.roleThen(actor.id(), at, view.timeline().stream().map(line -> line.entry()))
                        .map(role -> TabletopWords.role(view.msel(), role))
                        .orElse("somebody who left");
        };
    }

    static String course(CourseEvent event) {
        if (event instanceof CourseEvent.LobbyOpened) {
            return "Lobby opened";
        }
        if (event instanceof CourseEvent.Started started) {
            return "Exercise started"
                    + (started.without().isEmpty()
                            ? ""
                            : ", without "
                                    + TabletopWords.counted(started.without().size(), "role"));
        }
        if (event instanceof CourseEvent.Paused paused) {
            return "Paused" + (paused.reason().isEmpty() ? "" : ": " + paused.reason());
        }
        if (event instanceof CourseEvent.Resumed) {
            return "Resumed";
        }
        if (event instanceof CourseEvent.Jumped jumped) {
            return "Exercise clock moved by " + jumped.by().toMinutes() + " min";
        }
        if (event instanceof CourseEvent.StopCalled stop) {
            return "Real incident called" + (stop.text().isEmpty() ? "" : ": " + stop.text());
        }
        if (event instanceof CourseEvent.StopLifted) {
            return "Real incident over, or none";
        }
        return event instanceof CourseEvent.HotwashBegun ? "Hotwash" : "Session closed";
    }

    private static Optional<String> inject(ConsoleView view, InjectEvent event) {
        if (event instanceof InjectEvent.Released released) {
            return Optional.of("Released " + title(view, released.inject())
                    + (released.body().isPresent() ? ", with another text" : ""));
        }
        if (event instanceof InjectEvent.Recalled recalled) {
            return Optional.of("Recalled " + title(view, recalled.inject()));
        }
        if (event instanceof InjectEvent.Skipped skipped) {
            return Optional.of("Skipped " + title(view, skipped.inject()) + ": " + skipped.reason());
        }
        if (event instanceof InjectEvent.Inserted inserted) {
            return Optional.of("Inserted " + title(view, inserted.added().id()));
        }
        if (event instanceof InjectEvent.TimerExtended extended) {
            return Optional.of(extended.by().toMinutes() + " min more for " + extended.inject());
        }
        if (event instanceof InjectEvent.Reminded reminded) {
            return reminded.silent() == 0
                    ? Optional.empty()
                    : Optional.of("Time was up for " + reminded.inject() + "; reminded " + reminded.silent()
                            + " who had not answered");
        }
        if (event instanceof InjectEvent.Revealed revealed) {
            return Optional.of("Answers to " + revealed.inject() + " revealed");
        }
        return event instanceof InjectEvent.Decided decided
                ? Optional.of("Group decision on " + decided.inject() + ": " + decision(view, decided))
                : Optional.empty();
    }

    private static String decision(ConsoleView view, InjectEvent.Decided decided) {
        var option = view.runOfShow().stream()
                .filter(row -> row.inject().id().equals(decided.inject()))
                .findFirst()
                .flatMap(row -> row.inject().decision())
                .flatMap(asked -> decided.option().flatMap(asked::option))
                .map(chosen -> chosen.label())
                .orElse("");
        return option + (option.isEmpty() || decided.text().isEmpty() ? "" : " – ") + decided.text();
    }

    private static Optional<String> record(ConsoleView view, RecordEvent event) {
        if (event instanceof RecordEvent.Parked parked) {
            return Optional.of("Parked: " + parked.text());
        }
        if (event instanceof RecordEvent.ActionAssigned action) {
            return Optional.of("Action for " + TabletopWords.role(view.msel(), action.role()) + ": " + action.text());
        }
        if (event instanceof RecordEvent.Rated rated) {
            return Optional.of("Observed " + rated.task() + ": " + rated.rating() + " – " + rated.text());
        }
        return event instanceof RecordEvent.LookingBackRevealed
                ? Optional.of("What people wrote was revealed")
                : Optional.empty();
    }

    private static String title(ConsoleView view, String inject) {
        return view.runOfShow().stream()
                .filter(row -> row.inject().id().equals(inject))
                .findFirst()
                .map(row -> inject + " “" + row.inject().title() + "”")
                .orElse(inject);
    }
}

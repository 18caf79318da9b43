package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.gap.GapService;
import io.drillmaster.scenarios.msel.Inject;
import io.drillmaster.tabletop.ConsoleView;
import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.InjectEvent;
import io.drillmaster.tabletop.RecordEvent;
import io.drillmaster.tabletop.Tabletops;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What facilitators do with the course of a session and with its injects, form by form. */
public final class TabletopActs {
    private static final int LONGEST_TIMER_MINUTES = 60;

    private final Tabletops tabletops;
    private final GapService gaps;
    private final TabletopForm form;

    /** For the sessions of this server. */
    public TabletopActs(Tabletops tabletops, GapService gaps) {
        this.tabletops = tabletops;
        this.gaps = gaps;
        this.form = new TabletopForm(tabletops);
    }

    /** {@code POST /tabletops/{id}/open}. */
    public void open(Context context) {
        form.act(context, new CourseEvent.LobbyOpened(), "The lobby is open: people may come in by the code.");
    }

    /** {@code POST /tabletops/{id}/start}: {@code without} names the roles that are played without. */
    public void start(Context context) {
        form.act(context, new CourseEvent.Started(Form.all(context, "without")), "The exercise clock runs.");
    }

    /** {@code POST /tabletops/{id}/pause}. */
    public void pause(Context context) {
        form.act(context, new CourseEvent.Paused(Form.text(context, "reason")), "The exercise clock stands still.");
    }

    /** {@code POST /tabletops/{id}/resume}. */
    public void resume(Context context) {
        form.act(context, new CourseEvent.Resumed(), "The exercise clock runs on.");
    }

    /** {@code POST /tabletops/{id}/jump}: {@code minutes} forward. */
    public void jump(Context context) {
        var by = Duration.ofMinutes(minutes(context, "minutes"));
        form.act(context, new CourseEvent.Jumped(by), "The exercise clock was moved by " + by.toMinutes() + " min.");
    }

    /** {@code POST /tabletops/{id}/stop}: a real incident. */
    public void stop(Context context) {
        form.act(
                context,
                new CourseEvent.StopCalled(Form.text(context, "text")),
                "The exercise stands still, and everybody is told.");
    }

    /** {@code POST /tabletops/{id}/stop/over}. */
    public void stopIsOver(Context context) {
        form.act(context, new CourseEvent.StopLifted(), "The banner is gone. The clock stands still until you resume.");
    }

    /** {@code POST /tabletops/{id}/hotwash}. */
    public void hotwash(Context context) {
        form.act(context, new CourseEvent.HotwashBegun(), "The story is over: people write what they think.");
    }

    /** {@code POST /tabletops/{id}/hotwash/reveal}. */
    public void revealHotwash(Context context) {
        form.act(context, new RecordEvent.LookingBackRevealed(), "All see what all wrote, and can vote.");
    }

    /** {@code POST /tabletops/{id}/close}. */
    public void close(Context context) {
        form.act(context, new CourseEvent.Closed(), "The session is over. Its report is ready.");
        gaps.draft(TabletopForm.id(context));
    }

    /** {@code POST /tabletops/{id}/injects/{inject}/release}: {@code body} in place of the written one, where it differs. */
    public void release(Context context) {
        var inject = inject(context);
        var body = Form.text(context, "body").replace("\r\n", "\n");
        var written = row(context, inject).body().strip();
        var other = body.isEmpty() || body.equals(written) ? Optional.<String>empty() : Optional.of(body);
        form.undoable(
                context,
                new InjectEvent.Released(inject, other),
                inject + " is with the players.",
                "/injects/" + inject + "/recall",
                "Undo: recall " + inject);
    }

    /** {@code POST /tabletops/{id}/injects/{inject}/recall}. */
    public void recall(Context context) {
        var inject = inject(context);
        form.act(context, new InjectEvent.Recalled(inject), inject + " was taken back; players see that it was.");
    }

    /** {@code POST /tabletops/{id}/injects/{inject}/skip}. */
    public void skip(Context context) {
        var inject = inject(context);
        form.act(context, new InjectEvent.Skipped(inject, Form.text(context, "reason")), inject + " is left out.");
    }

    /** {@code POST /tabletops/{id}/injects/{inject}/extend}. */
    public void extend(Context context) {
        var inject = inject(context);
        var by = Duration.ofMinutes(minutes(context, "minutes"));
        form.act(
                context,
                new InjectEvent.TimerExtended(inject, by),
                "There are " + by.toMinutes() + " min more for " + inject + ".");
    }

    /** {@code POST /tabletops/{id}/injects/{inject}/reveal}. */
    public void reveal(Context context) {
        var inject = inject(context);
        form.act(context, new InjectEvent.Revealed(inject), "Everybody sees the answers to " + inject + ", by role.");
    }

    /** {@code POST /tabletops/{id}/injects/{inject}/decide}: what the group decided. */
    public void decide(Context context) {
        var inject = inject(context);
        var option = Form.text(context, "option");
        form.act(
                context,
                new InjectEvent.Decided(
                        inject,
                        option.isEmpty() ? Optional.empty() : Optional.of(option),
                        Form.text(context, "text"),
                        Form.text(context, "reason"),
                        Form.text(context, "owner")),
                "The group's decision on " + inject + " is written down.");
    }

    /** {@code POST /tabletops/{id}/injects}: one that the facilitator thought of; {@code now} releases it, too. */
    public void insert(Context context) {
        var console = tabletops.console(TabletopForm.id(context));
        var added = adHoc(context, console);
        if (Form.text(context, "now").isEmpty()) {
            form.act(context, new InjectEvent.Inserted(added), added.id() + " comes next.");
            return;
        }
        if (form.happens(context, new InjectEvent.Inserted(added), "insert ")) {
            form.undoable(
                    context,
                    new InjectEvent.Released(added.id(), Optional.empty()),
                    added.id() + " is with the players.",
                    "/injects/" + added.id() + "/recall",
                    "Undo: recall " + added.id());
        } else {
            TabletopForm.back(context);
        }
    }

    private static Inject adHoc(Context context, ConsoleView console) {
        var number = console.runOfShow().stream()
                        .filter(row -> row.inject().id().startsWith("ADHOC-"))
                        .count()
                + 1;
        var last = console.runOfShow().stream()
                .filter(row -> row.standing() != ConsoleView.Standing.PENDING)
                .reduce((first, second) -> second)
                .or(() -> console.runOfShow().stream().findFirst());
        var asks = !Form.text(context, "asks").isEmpty();
        var timer = Form.text(context, "timer");
        return new Inject(
                "ADHOC-" + number,
                last.map(row -> row.inject().module()).orElse(""),
                Optional.empty(),
                last.map(row -> row.inject().storyTime()).orElse(""),
                asks ? Inject.Kind.ADHOC : Inject.Kind.INFORMATION,
                channel(context),
                Form.text(context, "from"),
                Form.all(context, "to").stream()
                        .filter(role -> console.msel().role(role).isPresent())
                        .toList(),
                Form.text(context, "title"),
                Form.text(context, "body"),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                asks && !timer.isEmpty()
                        ? Optional.of(Duration.ofMinutes(minutes(context, "timer")))
                        : Optional.empty(),
                Inject.OnTimeout.NOTHING,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                "");
    }

    private static Inject.Channel channel(Context context) {
        var text = Form.text(context, "channel");
        for (var channel : Inject.Channel.values()) {
            if (channel.name().equals(text)) {
                return channel;
            }
        }
        throw Problem.badField("channel", "unknown-channel", "Choose by which channel it would come.");
    }

    private static long minutes(Context context, String field) {
        var text = Form.text(context, field);
        try {
            var minutes = Long.parseLong(text);
            if (minutes >= 1 && minutes <= LONGEST_TIMER_MINUTES * 12L) {
                return minutes;
            }
        } catch (NumberFormatException e) {
            throw Problem.badField(field, "bad-minutes", "Give a whole number of minutes, found '" + text + "'.");
        }
        throw Problem.badField(field, "bad-minutes", "Give 1 minute or more, found '" + text + "'.");
    }

    private static String inject(Context context) {
        return context.pathParam("inject");
    }

    private ConsoleView.Row row(Context context, String inject) {
        return tabletops.console(TabletopForm.id(context)).runOfShow().stream()
                .filter(row -> row.inject().id().equals(inject))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is no inject '" + inject + "' in this tabletop."));
    }
}

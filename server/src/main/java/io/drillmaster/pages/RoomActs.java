package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.InjectEvent;
import io.drillmaster.tabletop.PeopleEvent;
import io.drillmaster.tabletop.Person;
import io.drillmaster.tabletop.RecordEvent;
import io.drillmaster.tabletop.SessionState;
import io.drillmaster.tabletop.TabletopEvent;
import io.drillmaster.tabletop.Tabletops;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.function.Function;

/**
 * What somebody in the room does. Each form carries the key of its request, so that one that arrives twice happens once.
 * Browsers with scripts get what is theirs alone as JSON, others the page again.
 */
public final class RoomActs {
    private final Tabletops tabletops;
    private final RoomPages pages;

    /** In these sessions, seen on these pages. */
    public RoomActs(Tabletops tabletops, RoomPages pages) {
        this.tabletops = tabletops;
        this.pages = pages;
    }

    /** {@code POST /room/{id}/answer}. */
    public void answer(Context context) {
        act(
                context,
                person -> new InjectEvent.Answered(
                        Form.text(context, "inject"),
                        Optional.of(Form.text(context, "option")).filter(option -> !option.isEmpty()),
                        Form.text(context, "text"),
                        false));
    }

    /** {@code POST /room/{id}/pass}: to have nothing to say is an answer. */
    public void pass(Context context) {
        act(context, person -> new InjectEvent.Answered(Form.text(context, "inject"), Optional.empty(), "", true));
    }

    /** {@code POST /room/{id}/agree}: with somebody's answer, or not any more. */
    public void agree(Context context) {
        act(
                context,
                person -> new InjectEvent.Agreed(
                        Form.text(context, "inject"), Form.text(context, "with"), yes(context, "agrees")));
    }

    /** {@code POST /room/{id}/hand}: raises it, or lowers it when no reason is given. */
    public void hand(Context context) {
        act(
                context,
                person -> Form.text(context, "why").isEmpty()
                        ? new PeopleEvent.HandLowered(person)
                        : new PeopleEvent.HandRaised(
                                choice(context, "why", Person.Why.class), Form.text(context, "text")));
    }

    /** {@code POST /room/{id}/park}: something for later. */
    public void park(Context context) {
        act(context, person -> new RecordEvent.Parked(Form.text(context, "text")));
    }

    /** {@code POST /room/{id}/ask}: the facilitator, privately. */
    public void ask(Context context) {
        act(context, person -> new RecordEvent.Asked(Form.text(context, "text")));
    }

    /** {@code POST /room/{id}/done}: an action, or not yet after all. */
    public void done(Context context) {
        act(context, person -> new RecordEvent.ActionDone(number(context), yes(context, "done")));
    }

    /** {@code POST /room/{id}/decide}: a scribe writes down what the group decided. */
    public void decide(Context context) {
        act(
                context,
                person -> new InjectEvent.Decided(
                        Form.text(context, "inject"),
                        Optional.of(Form.text(context, "option")).filter(option -> !option.isEmpty()),
                        Form.text(context, "text"),
                        Form.text(context, "reason"),
                        Form.text(context, "owner")));
    }

    /** {@code POST /room/{id}/note}: a scribe notes something. */
    public void note(Context context) {
        act(context, person -> new RecordEvent.Noted(Optional.empty(), Form.text(context, "text")));
    }

    /** {@code POST /room/{id}/correct}: a scribe puts a line of the record right. */
    public void correct(Context context) {
        act(context, person -> new RecordEvent.Corrected(number(context), Form.text(context, "text")));
    }

    /** {@code POST /room/{id}/stop}: something real happens. */
    public void stop(Context context) {
        act(context, person -> new CourseEvent.StopCalled(Form.text(context, "text")));
    }

    /** {@code POST /room/{id}/look-back}: writes something in the hotwash. */
    public void lookBack(Context context) {
        act(
                context,
                person -> new RecordEvent.LookedBack(
                        choice(context, "kind", SessionState.Looking.class), Form.text(context, "text")));
    }

    /** {@code POST /room/{id}/vote}: for what somebody wrote, or not any more. */
    public void vote(Context context) {
        act(context, person -> new RecordEvent.Voted(number(context), yes(context, "votes")));
    }

    /** {@code POST /room/{id}/role}: takes another role, in the lobby. */
    public void role(Context context) {
        act(context, person -> new PeopleEvent.RoleChanged(person, Form.text(context, "role")));
    }

    private void act(Context context, Function<String, TabletopEvent> event) {
        var id = RoomSeats.session(context);
        var person = pages.owner(context, id);
        var request = Optional.of(Form.text(context, "request")).filter(key -> !key.isEmpty());
        try {
            var own = tabletops.say(id, person, request.orElse(null), event.apply(person));
            if (wantsJson(context)) {
                pages.tell(context, own);
                return;
            }
        } catch (Problem problem) {
            if (wantsJson(context)) {
                throw problem;
            }
            Flash.bad(context, problem.sentence());
        }
        context.redirect("/room/" + id, HttpStatus.SEE_OTHER);
    }

    private static boolean wantsJson(Context context) {
        var accept = context.header("Accept");
        return accept != null && accept.startsWith("application/json");
    }

    private static boolean yes(Context context, String field) {
        return Form.text(context, field).equals("true");
    }

    private static long number(Context context) {
        try {
            return Long.parseLong(Form.text(context, "item"));
        } catch (NumberFormatException e) {
            throw Problem.badField(
                    "item", "bad-number", "Say which one by its number, found '" + Form.text(context, "item") + "'.");
        }
    }

    private static <E extends Enum<E>> E choice(Context context, String field, Class<E> kind) {
        try {
            return Enum.valueOf(kind, Form.text(context, field));
        } catch (IllegalArgumentException e) {
            throw Problem.badField(field, "unknown-choice", "Choose one of the list.");
        }
    }
}

package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.tabletop.PeopleEvent;
import io.drillmaster.tabletop.RecordEvent;
import io.drillmaster.tabletop.SessionState;
import io.drillmaster.tabletop.Tabletops;
import io.javalin.http.Context;
import java.util.Optional;

/** What facilitators do with the door, the people and what is written down, form by form. */
public final class TabletopRecordActs {
    private final Tabletops tabletops;
    private final TabletopForm form;

    /** For the sessions of this server. */
    public TabletopRecordActs(Tabletops tabletops) {
        this.tabletops = tabletops;
        this.form = new TabletopForm(tabletops);
    }

    /** {@code POST /tabletops/{id}/door/lock}. */
    public void lock(Context context) {
        form.act(context, new PeopleEvent.DoorLocked(), "The door is locked: nobody else comes in.");
    }

    /** {@code POST /tabletops/{id}/door/unlock}. */
    public void unlock(Context context) {
        form.act(context, new PeopleEvent.DoorUnlocked(), "The door is open again.");
    }

    /** {@code POST /tabletops/{id}/code}: another one from now on. */
    public void rotateCode(Context context) {
        var id = TabletopForm.id(context);
        var code = tabletops.rotateCode(id, TabletopForm.staff(context));
        Flash.good(context, "The code is " + code + " from now on. Whoever is in stays in.");
        TabletopForm.back(context);
    }

    /** {@code POST /tabletops/{id}/people/{person}/role}. */
    public void changeRole(Context context) {
        form.act(
                context,
                new PeopleEvent.RoleChanged(person(context), Form.text(context, "role")),
                "They have another role from now on.");
    }

    /** {@code POST /tabletops/{id}/people/{person}/send-out}. */
    public void sendOut(Context context) {
        form.act(
                context,
                new PeopleEvent.Removed(person(context)),
                "They are sent out. To keep them out, change the code or lock the door.");
    }

    /** {@code POST /tabletops/{id}/people/{person}/lower}. */
    public void lowerHand(Context context) {
        form.act(context, new PeopleEvent.HandLowered(person(context)), "The hand is lowered.");
    }

    /** {@code POST /tabletops/{id}/parking}. */
    public void park(Context context) {
        form.act(context, new RecordEvent.Parked(Form.text(context, "text")), "It is parked.");
    }

    /** {@code POST /tabletops/{id}/parking/{item}}: {@code fate} is NOW, AFTER or DROPPED. */
    public void settle(Context context) {
        form.act(context, new RecordEvent.ParkingSettled(Form.number(context, "item"), fate(context)), "Settled.");
    }

    /** {@code POST /tabletops/{id}/notes}: {@code inject} may say of which. */
    public void note(Context context) {
        var inject = Form.text(context, "inject");
        form.act(
                context,
                new RecordEvent.Noted(
                        inject.isEmpty() ? Optional.empty() : Optional.of(inject), Form.text(context, "text")),
                "Noted, for those who run the session only.");
    }

    /** {@code POST /tabletops/{id}/corrections}: of a line of the record, which stays beside it. */
    public void correct(Context context) {
        var item = Form.text(context, "item");
        try {
            form.act(
                    context,
                    new RecordEvent.Corrected(Long.parseLong(item), Form.text(context, "text")),
                    "The correction stands beside the line.");
        } catch (NumberFormatException e) {
            throw Problem.badField("item", "bad-number", "Choose the line that was not right, found '" + item + "'.");
        }
    }

    /** {@code POST /tabletops/{id}/actions}. */
    public void assign(Context context) {
        form.act(
                context,
                new RecordEvent.ActionAssigned(Form.text(context, "role"), Form.text(context, "text")),
                "The role sees what it has to do.");
    }

    /** {@code POST /tabletops/{id}/actions/{item}}: {@code done} is yes or no. */
    public void done(Context context) {
        var done = Form.text(context, "done").equals("yes");
        form.act(
                context,
                new RecordEvent.ActionDone(Form.number(context, "item"), done),
                done ? "Done." : "It is to be done again.");
    }

    private static SessionState.Fate fate(Context context) {
        var text = Form.text(context, "fate");
        for (var fate : SessionState.Fate.values()) {
            if (fate.name().equals(text)) {
                return fate;
            }
        }
        throw Problem.badField("fate", "unknown-fate", "Say whether it is talked about now, after, or not.");
    }

    private static String person(Context context) {
        return context.pathParam("person");
    }
}

package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.common.TabletopId;
import io.drillmaster.tabletop.Actor;
import io.drillmaster.tabletop.TabletopEvent;
import io.drillmaster.tabletop.Tabletops;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * How a form of a session's pages is taken: it does one thing, once however often it is sent, and leads back to the page.
 * What somebody else did a moment before is said there; a mistake of one's own is answered as such.
 */
final class TabletopForm {
    private final Tabletops tabletops;

    TabletopForm(Tabletops tabletops) {
        this.tabletops = tabletops;
    }

    /** The session that the path names. */
    static TabletopId id(Context context) {
        var text = context.pathParam("id");
        return TabletopId.parse(text)
                .orElseThrow(() -> Problem.notFound("There is no tabletop session '" + text + "'."));
    }

    static Actor staff(Context context) {
        return Actor.staff(Visitor.account(context).login());
    }

    /** Does it, and says so. */
    void act(Context context, TabletopEvent event, String done) {
        if (happens(context, event, "")) {
            Flash.good(context, done);
        }
        back(context);
    }

    /** Does it, says so, and offers how it is taken back. */
    void undoable(Context context, TabletopEvent event, String done, String undo, String label) {
        if (happens(context, event, "")) {
            Flash.undoable(context, done, "/tabletops/" + id(context) + undo, label);
        }
        back(context);
    }

    /** Back to the page that the form was on. */
    static void back(Context context) {
        context.redirect(Form.ownPath(Form.text(context, "back"), "/tabletops/" + id(context)), HttpStatus.SEE_OTHER);
    }

    /**
     * Whether it happened; when somebody else was faster, that is said.
     *
     * @param part of what the form does: a key of its own for each
     */
    boolean happens(Context context, TabletopEvent event, String part) {
        try {
            var unused = tabletops.act(id(context), staff(context), request(context, part), event);
            return true;
        } catch (Problem problem) {
            if (problem.status() != HttpStatus.CONFLICT.getCode()) {
                throw problem;
            }
            Flash.bad(context, problem.sentence());
            return false;
        }
    }

    private static @Nullable String request(Context context, String part) {
        var key = Form.text(context, "request");
        return key.isEmpty() ? null : part + key;
    }
}

package io.drillmaster.pages;

import io.drillmaster.identity.Role;
import io.drillmaster.pages.view.ExerciseListPage;
import io.drillmaster.sample.Samples;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** How sample exercises go away again. */
public final class SamplePages {
    private final Samples samples;

    /** On the shared database. */
    public SamplePages(Samples samples) {
        this.samples = samples;
    }

    /** {@code POST /samples/remove}: all of them; {@code back} says where to return to. */
    public void remove(Context context) {
        var count = samples.remove();
        Flash.good(
                context,
                switch (count) {
                    case 0 -> "There was no sample exercise to remove.";
                    case 1 -> "One sample exercise is removed, with all that belonged to it.";
                    default -> count + " sample exercises are removed, with all that belonged to them.";
                });
        context.redirect(Form.ownPath(Form.text(context, "back"), "/exercises"), HttpStatus.SEE_OTHER);
    }

    /** What lists say of samples; null without any. */
    static ExerciseListPage.@Nullable Samples said(int count, Role role) {
        return count == 0 ? null : new ExerciseListPage.Samples(count, role.includes(Role.ADMINISTRATOR));
    }
}

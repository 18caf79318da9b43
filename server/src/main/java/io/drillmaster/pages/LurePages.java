package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.NamePolicy;
import io.drillmaster.drillpackages.dependencies.DependencyFormat;
import io.drillmaster.drillpackages.lure.LureNames;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.LurePage;
import io.drillmaster.pages.view.NavItem;
import io.javalin.http.Context;

/** Names for drill packages, suggested from a dependency file that somebody pastes. Nothing of it is kept. */
public final class LurePages {
    /** Each of the two tables shows as many rows. */
    private static final int ROWS = 30;

    private static final int LONGEST = 100_000;

    private final LureNames lures;
    private final Renderer renderer;

    /** Under the policy that names of drill packages have to keep. */
    public LurePages(NamePolicy policy, Renderer renderer) {
        this.lures = new LureNames(policy);
        this.renderer = renderer;
    }

    /** {@code GET /lure}. */
    public void form(Context context) {
        show(context, new LurePage(LurePresenter.formats(DependencyFormat.REQUIREMENTS_TXT), Field.EMPTY, null));
    }

    /** {@code POST /lure}: asks, and changes nothing. */
    public void suggest(Context context) {
        var text = Form.text(context, "file");
        var chosen = DependencyFormat.REQUIREMENTS_TXT;
        try {
            chosen = format(Form.text(context, "format"));
            show(context, new LurePage(LurePresenter.formats(chosen), Field.of(text), result(chosen, text)));
        } catch (Problem problem) {
            context.status(problem.status());
            show(context, new LurePage(LurePresenter.formats(chosen), new Field(text, problem.sentence()), null));
        }
    }

    private LurePage.Result result(DependencyFormat format, String text) {
        if (text.length() > LONGEST) {
            throw wrong("The file has " + text.length() + " characters; at most " + LONGEST
                    + " fit here. For more there is 'drillmaster package lure FILE'");
        }
        try {
            var read = format.read(text);
            if (read.names().isEmpty()) {
                throw wrong("There is no dependency from a registry in it. Paste the text of a " + format.filename());
            }
            return LurePresenter.result(format, read, lures.suggest(read.names(), ROWS));
        } catch (IllegalArgumentException unreadable) {
            throw wrong("It cannot be read as " + format.filename() + ": " + unreadable.getMessage());
        }
    }

    private static DependencyFormat format(String name) {
        for (var format : DependencyFormat.values()) {
            if (format.name().equals(name)) {
                return format;
            }
        }
        throw wrong("Say what kind of file it is");
    }

    private static Problem wrong(String sentence) {
        return Problem.badField("file", "unreadable-dependencies", sentence.endsWith("…") ? sentence : sentence + ".");
    }

    private void show(Context context, LurePage page) {
        renderer.page(context, "Lure names", NavItem.SCENARIOS, page);
    }
}

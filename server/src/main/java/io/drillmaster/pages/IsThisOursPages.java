package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.origin.Ownership;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.IsThisOursPage;
import io.drillmaster.pages.view.NavItem;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Whether something that was found is a drill: for the person who found it and must decide what to do now. */
public final class IsThisOursPages {
    private static final String TITLE = "Is this ours?";

    private final Ownership ownership;
    private final Renderer renderer;

    /** Who asks is written to the log by {@code ownership}. */
    public IsThisOursPages(Ownership ownership, Renderer renderer) {
        this.ownership = ownership;
        this.renderer = renderer;
    }

    /** {@code GET /is-this-ours}, with {@code ?q=} what was found. */
    public void show(Context context) {
        var asked = context.queryParam("q");
        var text = asked == null ? "" : asked.strip();
        try {
            var verdict = text.isEmpty()
                    ? null
                    : IsThisOursPresenter.verdict(
                            ownership.ask(text, Visitor.account(context).login()));
            page(context, new IsThisOursPage(Field.of(text), Field.EMPTY, verdict));
        } catch (Problem problem) {
            context.status(problem.status());
            page(context, new IsThisOursPage(new Field("", problem.sentence()), Field.EMPTY, null));
        }
    }

    /** {@code POST /is-this-ours}: a file. It is looked at and thrown away. */
    public void file(Context context) {
        var file = context.isMultipartFormData() ? context.uploadedFile("file") : null;
        if (file == null || file.size() == 0) {
            context.status(400);
            page(
                    context,
                    new IsThisOursPage(
                            Field.EMPTY,
                            new Field("", "Choose the file that you found; an empty one says nothing."),
                            null));
            return;
        }
        try (var content = file.content()) {
            var answer = ownership.ask(
                    content.readAllBytes(),
                    file.filename(),
                    Visitor.account(context).login());
            page(context, new IsThisOursPage(Field.EMPTY, Field.EMPTY, IsThisOursPresenter.verdict(answer)));
        } catch (IOException e) {
            throw new UncheckedIOException("the uploaded file could not be read", e);
        }
    }

    private void page(Context context, IsThisOursPage page) {
        renderer.page(context, TITLE, NavItem.NONE, page);
    }
}

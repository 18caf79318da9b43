package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.exercise.ResponseLink;
import io.drillmaster.exercise.ResponseLinks;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.Map;

/**
 * The page behind a signed link. Looking at it changes nothing, for scanners of mail and chats look at every link; the
 * button does. It names neither the product nor the exercise: whoever has it is not to learn here that this is a drill.
 */
public final class RespondPages {
    private static final Duration USUAL = Duration.ofDays(1);

    private final ResponseLinks links;
    private final Templates templates;
    private final String baseUrl;

    /** For links made by these; {@code baseUrl} is how people reach this server. */
    public RespondPages(ResponseLinks links, Templates templates, String baseUrl) {
        this.links = links;
        this.templates = templates;
        this.baseUrl = baseUrl;
    }

    /** {@code POST /exercises/{id}/response-links}: makes a link, to be sent to somebody. */
    public void make(Context context) {
        var id = Form.exercise(context);
        try {
            var signed = links.sign(id, answer(Form.text(context, "answer")), Form.text(context, "person"), USUAL);
            Flash.good(context, "For a day this link works: " + baseUrl + "/respond/" + signed);
        } catch (Problem problem) {
            Flash.bad(context, problem.sentence());
        }
        context.redirect("/exercises/" + id, HttpStatus.SEE_OTHER);
    }

    /** {@code GET /respond/{signed}}. */
    public void show(Context context) {
        links.open(context.pathParam("signed"))
                .ifPresentOrElse(
                        link -> page(context, "Your answer", words(link), link.person(), "Confirm: " + words(link)),
                        () -> gone(context));
    }

    /** {@code POST /respond/{signed}}. */
    public void answer(Context context) {
        var link = links.open(context.pathParam("signed"));
        if (link.isEmpty()) {
            gone(context);
            return;
        }
        var unused = links.answer(link.get());
        page(
                context,
                "Noted",
                "It is noted with the time: " + words(link.get()),
                link.get().person(),
                "");
    }

    private void gone(Context context) {
        context.status(HttpStatus.GONE);
        page(
                context,
                "This link does not work",
                "It is too old, or a part of it was lost. Answer where you were alerted.",
                "",
                "");
    }

    private void page(Context context, String heading, String sentence, String person, String button) {
        var model = Map.<String, Object>of(
                "heading", heading,
                "sentence", sentence,
                "person", person,
                "button", button,
                "csrf", Visitor.csrf(context));
        context.html(templates.render("respond", model)).header("Cache-Control", "no-store");
    }

    private static ResponseLink.Answer answer(String text) {
        return switch (text) {
            case "acknowledge" -> ResponseLink.Answer.ACKNOWLEDGED;
            case "contain" -> ResponseLink.Answer.CONTAINED;
            default -> ResponseLink.Answer.INVESTIGATING;
        };
    }

    private static String words(ResponseLink link) {
        return switch (link.answer()) {
            case ACKNOWLEDGED -> "I have seen the alert.";
            case INVESTIGATING -> "I am investigating.";
            case CONTAINED -> "It is contained.";
        };
    }
}

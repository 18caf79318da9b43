package io.drillmaster.pages;

import io.drillmaster.measure.Outcome;
import io.drillmaster.pages.view.HelpPage;
import io.drillmaster.pages.view.NamedValue;
import io.drillmaster.pages.view.NavItem;
import io.javalin.http.Context;
import java.util.Arrays;

/** How Drillmaster measures, in a page. */
public final class HelpPages {
    private final Renderer renderer;

    /** Static but for the frame. */
    public HelpPages(Renderer renderer) {
        this.renderer = renderer;
    }

    /** {@code GET /help}. */
    public void show(Context context) {
        var outcomes = Arrays.stream(Outcome.values())
                .map(outcome -> NamedValue.of(outcome.title(), when(outcome)))
                .toList();
        renderer.page(context, "How Drillmaster measures", NavItem.HELP, new HelpPage(outcomes));
    }

    private static String when(Outcome outcome) {
        return switch (outcome) {
            case PREVENTED_ALERTED -> "Nothing ran, something stopped it, and somebody could see that.";
            case PREVENTED_SILENT ->
                "Nothing ran because a client's default or a policy stopped it, and nobody was told:"
                        + " safe, and blind.";
            case DETECTED_BEFORE -> "A signal came before the code ran: a gate that warns and lets pass. TTD is 0.";
            case DETECTED -> "The code ran, and a signal came inside the window.";
            case DETECTED_LATE ->
                "The code ran, and a signal came only after the window had closed. In comparisons it"
                        + " counts as longer than the window.";
            case NOT_DETECTED ->
                "The code ran, and no signal came as long as it was watched. TTD is longer than that; it"
                        + " is never left out.";
            case PENDING -> "The window is still open.";
            case NOT_EXERCISED -> "Nothing was installed, or no program loaded what was, so nothing was tested.";
            case ABORTED -> "The exercise was stopped for safety.";
            case INVALID ->
                "Somebody declared that those who were to be tested knew of it. Its times are told nowhere, and it"
                        + " counts in no rate.";
            case CONTROL_QUIET -> "A package that does nothing raised no alert, as it should.";
            case CONTROL_ALARMED -> "A package that does nothing raised an alert: a false positive.";
        };
    }
}

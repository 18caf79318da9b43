package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.tabletop.Coding;
import io.drillmaster.tabletop.InjectEvent;
import io.drillmaster.tabletop.Tabletops;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Those who run or evaluate a session say of an answer whether it names an expected action. */
public final class TabletopCodingActs {
    private final TabletopForm form;

    /** For the sessions of this server. */
    public TabletopCodingActs(Tabletops tabletops) {
        this.form = new TabletopForm(tabletops);
    }

    /**
     * {@code POST /tabletops/{id}/injects/{inject}/answers/{person}/coding}: {@code coding} is MATCHES or DIFFERS, or empty to
     * take it back; {@code answered} is when the answer that was read was given.
     */
    public void code(Context context) {
        var inject = context.pathParam("inject");
        var coding = coding(Form.text(context, "coding"));
        form.act(
                context,
                new InjectEvent.Coded(
                        inject, context.pathParam("person"), moment(Form.text(context, "answered")), coding),
                coding.map(found -> "Coded: the answer to " + inject + " " + found.title() + ".")
                        .orElse("The answer to " + inject + " is not coded any more."));
    }

    private static Optional<Coding> coding(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Coding.values())
                .filter(coding -> coding.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.badField(
                        "coding",
                        "unknown-coding",
                        "'" + text
                                + "' says nothing of an answer. Say MATCHES or DIFFERS, or nothing to take it back.")));
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw Problem.badField(
                    "answered",
                    "bad-moment",
                    "'" + text + "' is not the moment of an answer. Load the page again and code the answer there.");
        }
    }
}

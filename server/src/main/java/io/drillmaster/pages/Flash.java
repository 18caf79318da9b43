package io.drillmaster.pages;

import io.drillmaster.common.Json;
import io.drillmaster.pages.view.PageFrame;
import io.drillmaster.pages.view.Tone;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What became of a form, carried over the redirect to the next page in a cookie that lives a minute. */
final class Flash {
    private static final String COOKIE = "drillmaster_flash";

    private Flash() {}

    static void good(Context context, String text) {
        set(context, Tone.GOOD, text, null);
    }

    static void undoable(Context context, String text, String undoPath, String undoLabel) {
        set(context, Tone.GOOD, text, new PageFrame.Undo(undoPath, undoLabel));
    }

    static void bad(Context context, String text) {
        set(context, Tone.BAD, text, null);
    }

    /** Takes the message, which is then gone. */
    static PageFrame.@Nullable Flash take(Context context) {
        var value = context.cookie(COOKIE);
        if (value == null || value.isEmpty()) {
            return null;
        }
        context.cookie(Visitor.cookie(context, COOKIE, "", 0));
        try {
            var json = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            return Json.read(json, PageFrame.Flash.class);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return null; // not written by us: nothing to show
        }
    }

    private static void set(Context context, Tone tone, String text, PageFrame.@Nullable Undo undo) {
        var json = Json.write(new PageFrame.Flash(tone, text, undo));
        var value = Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        context.cookie(Visitor.cookie(context, COOKIE, value, 60));
    }
}

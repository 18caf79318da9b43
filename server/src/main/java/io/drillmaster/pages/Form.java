package io.drillmaster.pages;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.javalin.http.Context;
import java.util.List;
import java.util.UUID;

/** Reads what a request carries. */
final class Form {
    private Form() {}

    /** A field of the form, without blanks around it; empty when it is not there. */
    static String text(Context context, String name) {
        var value = context.formParam(name);
        // PostgreSQL's text has no NUL character; what somebody pasted with one in it is kept, and shows where it was.
        return value == null ? "" : value.strip().replace('\u0000', '\uFFFD');
    }

    /** A field as typed: passwords may begin with a blank. */
    static String secret(Context context, String name) {
        var value = context.formParam(name);
        return value == null ? "" : value;
    }

    /** All values of a repeated field. */
    static List<String> all(Context context, String name) {
        return context.formParams(name);
    }

    /** The exercise that the path names. */
    static ExerciseId exercise(Context context) {
        var text = context.pathParam("id");
        return ExerciseId.parse(text).orElseThrow(() -> Problem.notFound("There is no exercise '" + text + "'."));
    }

    /** The row of evidence that the path names. */
    static UUID row(Context context, String name) {
        try {
            return UUID.fromString(context.pathParam(name));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("There is no such row of evidence.");
        }
    }

    /** A number in the path. */
    static long number(Context context, String name) {
        try {
            return Long.parseLong(context.pathParam(name));
        } catch (NumberFormatException e) {
            throw Problem.notFound("There is no such page.");
        }
    }

    /** A path of our own to go back to; anything else leads home, so that no form sends people elsewhere. */
    static String ownPath(String wanted, String otherwise) {
        var own = wanted.startsWith("/")
                && !wanted.startsWith("//")
                && wanted.indexOf('\\') < 0
                && wanted.chars().noneMatch(Character::isISOControl);
        return own ? wanted : otherwise;
    }
}

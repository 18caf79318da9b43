package io.drillmaster.registry;

import io.drillmaster.common.Problem;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.function.Function;

/**
 * Who asks, told to npm's clients so that people read it. At the challenge {@code Basic}, and at {@code Bearer} with a
 * capital, npm prints advice about npmjs.com instead of the answer; it prints other challenges whole.
 */
final class NpmAccess {
    private final RegistryAccess access;

    NpmAccess(RegistryAccess access) {
        this.access = access;
    }

    Viewer viewer(Context context) {
        return challenging(context, access::viewer);
    }

    RegistryToken holder(Context context) {
        return challenging(context, access::holder);
    }

    RegistryToken uploader(Context context) {
        return challenging(context, access::uploader);
    }

    private static <T> T challenging(Context context, Function<Context, T> question) {
        try {
            return question.apply(context);
        } catch (Problem problem) {
            if (problem.status() == HttpStatus.UNAUTHORIZED.getCode()) {
                context.header(
                        "WWW-Authenticate",
                        "bearer realm=\"Drillmaster registry\", error=\"invalid_token\", error_description=\""
                                + problem.sentence().replace('"', '\'') + '"');
            }
            throw problem;
        }
    }
}

package io.drillmaster.registry;

import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.PackageName;
import io.javalin.http.Context;
import java.util.Optional;

/** What the address of an npm client's request names. The slash of a scope comes encoded, or does not. */
final class NpmAddress {
    private NpmAddress() {}

    /** The package whose document is asked for. @throws Problem 404 when there can be no such package */
    static PackageName asked(Context context) {
        try {
            return PackageName.of(Ecosystem.NPM, text(context));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound(NpmText.shortened(String.valueOf(e.getMessage())) + ".");
        }
    }

    /** The package that is to be changed. @throws Problem 400 when there can be no such package */
    static PackageName toChange(Context context) {
        try {
            return PackageName.of(Ecosystem.NPM, text(context));
        } catch (IllegalArgumentException e) {
            throw Problem.badField("name", "not-a-name", e.getMessage() + ".");
        }
    }

    /** The version or dist-tag behind a package's name. */
    static Optional<String> version(Context context) {
        return scopeIsWhole(context)
                ? Optional.of(context.pathParam("package"))
                : Optional.ofNullable(context.pathParamMap().get("version"));
    }

    private static String text(Context context) {
        var scope = context.pathParamMap().get("scope");
        if (scope == null) {
            return context.pathParam("package");
        }
        return scopeIsWhole(context) ? "@" + scope : "@" + scope + "/" + context.pathParam("package");
    }

    /** {@code /@scope%2fname/1.0.0} looks to the router like {@code /@scope/name}. */
    private static boolean scopeIsWhole(Context context) {
        return context.pathParamMap().getOrDefault("scope", "").indexOf('/') >= 0;
    }
}

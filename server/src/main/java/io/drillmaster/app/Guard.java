package io.drillmaster.app;

import io.drillmaster.common.Problem;
import io.drillmaster.common.Secrets;
import io.drillmaster.identity.Identity;
import io.drillmaster.pages.Access;
import io.drillmaster.pages.Visitor;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands before every route: who is it, may they, and does the form come from our own page. */
final class Guard {
    private final Identity identity;
    private final boolean secureCookies;

    Guard(Identity identity, boolean secureCookies) {
        this.identity = identity;
        this.secureCookies = secureCookies;
    }

    /** A route without exactly one access is refused to everybody: that is a fault of the table, not of the visitor. */
    void check(Context context) {
        var roles = context.routeRoles();
        if (context.method().equals(HandlerType.HEAD) && roles.isEmpty()) {
            throw new MethodNotAllowedResponse("Ask for this page with GET.", Map.of());
        }
        if (roles.size() != 1 || !(roles.iterator().next() instanceof Access access)) {
            throw Problem.forbidden("no-access-set", "Nobody may use this page: it says of nobody that they may.");
        }
        if (!access.forBrowsers()) {
            return;
        }
        Visitor.useSecureCookies(context, secureCookies);
        Visitor.sessionSecret(context)
                .flatMap(identity::session)
                .ifPresent(session -> Visitor.remember(context, session));
        var session = Visitor.session(context);
        if (access.needsSession() && session.isEmpty()) {
            askToSignIn(context);
            return;
        }
        if (session.isPresent() && !access.allows(session.get().account().role())) {
            throw Problem.forbidden(
                    "not-allowed",
                    "Your role (" + session.get().account().role().title()
                            + ") may not do this. Ask an administrator if you need it.");
        }
        if (context.method().equals(HandlerType.POST)) {
            checkForm(context);
        } else if (session.isEmpty() && Visitor.csrf(context).isEmpty()) {
            Visitor.setVisit(context, Secrets.urlSafe());
        }
    }

    private static void askToSignIn(Context context) {
        if (!context.method().equals(HandlerType.GET) || context.header("HX-Request") != null) {
            throw Problem.unauthorized("signed-out", "You are not signed in any more. Sign in and do it again.");
        }
        var query = context.queryString();
        var path = context.path() + (query == null ? "" : "?" + query);
        context.redirect("/sign-in?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8), HttpStatus.SEE_OTHER);
        context.skipRemainingHandlers();
    }

    /** The secret in the form (synchronizer token), and the origin where the browser names it. */
    private static void checkForm(Context context) {
        var origin = context.header("Origin");
        if (origin != null && !sameHost(origin, context.host())) {
            throw Problem.forbidden("foreign-form", "The form came from another site (" + origin + ") and is refused.");
        }
        var expected = Visitor.csrf(context);
        var given = context.formParam("csrf");
        if (expected.isEmpty() || given == null || !Secrets.same(expected, given)) {
            throw Problem.forbidden(
                    "stale-form", "The form is out of date. Go back, load the page again and send it once more.");
        }
    }

    private static boolean sameHost(String origin, @Nullable String host) {
        try {
            return URI.create(origin).getAuthority() != null
                    && URI.create(origin).getAuthority().equals(host);
        } catch (IllegalArgumentException e) {
            return false; // "null" and nonsense are foreign
        }
    }
}

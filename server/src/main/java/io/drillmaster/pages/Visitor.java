package io.drillmaster.pages;

import io.drillmaster.common.Hashes;
import io.drillmaster.identity.Account;
import io.drillmaster.identity.Session;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;

/** Who is at the other end of a request, and the cookies that say so. */
public final class Visitor {
    private static final String SESSION = "drillmaster.session";
    private static final String SECURE = "drillmaster.secure";
    private static final String SESSION_COOKIE = "drillmaster";
    private static final String PRE_SESSION_COOKIE = "drillmaster_visit";

    private Visitor() {}

    /** Says, for this request, whether cookies may travel over HTTPS only. */
    public static void useSecureCookies(Context context, boolean secure) {
        context.attribute(SECURE, secure);
    }

    /** Remembers, for this request, who was recognised. */
    public static void remember(Context context, Session session) {
        context.attribute(SESSION, session);
    }

    /** Who is signed in, if anybody. */
    public static Optional<Session> session(Context context) {
        return Optional.ofNullable(context.attribute(SESSION));
    }

    /** Who is signed in, on a route that nobody else reaches. */
    public static Account account(Context context) {
        return session(context).orElseThrow().account();
    }

    /** What each form on a page for this visitor carries; empty when the visitor has no cookie yet. */
    public static String csrf(Context context) {
        var session = session(context);
        if (session.isPresent()) {
            return session.get().csrf();
        }
        String fresh = context.attribute(PRE_SESSION_COOKIE);
        var visit = fresh == null ? context.cookie(PRE_SESSION_COOKIE) : fresh;
        return visit == null || visit.isEmpty() ? "" : Hashes.sha256("form " + visit);
    }

    /** The secret in the session cookie. */
    public static Optional<String> sessionSecret(Context context) {
        return Optional.ofNullable(context.cookie(SESSION_COOKIE)).filter(value -> !value.isEmpty());
    }

    /** Signs the browser in. */
    public static void setSession(Context context, String secret, int seconds) {
        context.cookie(cookie(context, SESSION_COOKIE, secret, seconds));
    }

    /** Gives a visitor who is not signed in what forms need. */
    public static void setVisit(Context context, String value) {
        context.cookie(cookie(context, PRE_SESSION_COOKIE, value, 86_400));
        context.attribute(PRE_SESSION_COOKIE, value);
    }

    /** Signs the browser out. */
    public static void forget(Context context) {
        context.cookie(cookie(context, SESSION_COOKIE, "", 0));
    }

    /** A cookie that scripts cannot read and other sites' forms do not send. */
    static Cookie cookie(Context context, String name, String value, int seconds) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setSecure(Boolean.TRUE.equals(context.attribute(SECURE)));
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.LAX);
        return cookie;
    }
}

package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.identity.Account;
import io.drillmaster.identity.Identity;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.LinkClosedPage;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.SetupPage;
import io.drillmaster.pages.view.SignInPage;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages before anybody is signed in: set-up, invitation, sign-in. */
public final class SignInPages {
    private final Identity identity;
    private final Renderer renderer;

    /** On the accounts of this server. */
    public SignInPages(Identity identity, Renderer renderer) {
        this.identity = identity;
        this.renderer = renderer;
    }

    /** {@code GET /sign-in}. */
    public void signIn(Context context) {
        if (identity.needsSetup()) {
            setupFirst(context);
            return;
        }
        var wanted = context.queryParam("next");
        var next = Form.ownPath(wanted == null ? "" : wanted, "/exercises");
        if (Visitor.session(context).isPresent()) {
            context.redirect(next, HttpStatus.SEE_OTHER);
            return;
        }
        renderer.page(context, "Sign in", NavItem.NONE, new SignInPage("", null, next));
    }

    /** {@code POST /sign-in}. */
    public void doSignIn(Context context) {
        var account = Form.text(context, "account");
        var next = Form.ownPath(Form.text(context, "next"), "/exercises");
        try {
            enter(context, account, Form.secret(context, "password"));
            context.redirect(next, HttpStatus.SEE_OTHER);
        } catch (Problem problem) {
            context.status(problem.status());
            renderer.page(context, "Sign in", NavItem.NONE, new SignInPage(account, problem.sentence(), next));
        }
    }

    /** {@code POST /sign-out}. */
    public void signOut(Context context) {
        Visitor.session(context).ifPresent(identity::signOut);
        Visitor.forget(context);
        context.redirect("/sign-in", HttpStatus.SEE_OTHER);
    }

    /** {@code GET /setup/{secret}}: the one-time link from the log. */
    public void setup(Context context) {
        if (!identity.setupOpen(context.pathParam("secret"))) {
            closed(context, "drillmaster setup-link");
            return;
        }
        renderer.page(context, "Set up Drillmaster", NavItem.NONE, setupPage(context, null));
    }

    /** {@code POST /setup/{secret}}. */
    public void doSetup(Context context) {
        create(
                context,
                problem -> setupPage(context, problem),
                (login, name, password) -> identity.setUp(context.pathParam("secret"), login, name, password));
    }

    /** {@code GET /invite/{secret}}. */
    public void invite(Context context) {
        if (identity.invitation(context.pathParam("secret")).isEmpty()) {
            closed(context, "");
            return;
        }
        renderer.page(context, "Join Drillmaster", NavItem.NONE, invitePage(context, null));
    }

    /** {@code POST /invite/{secret}}. */
    public void doInvite(Context context) {
        create(
                context,
                problem -> invitePage(context, problem),
                (login, name, password) -> identity.accept(context.pathParam("secret"), login, name, password));
    }

    private interface Creation {
        Account create(String login, String name, String password);
    }

    private interface Again {
        SetupPage page(Problem problem);
    }

    private void create(Context context, Again again, Creation creation) {
        var password = Form.secret(context, "password");
        try {
            if (!password.equals(Form.secret(context, "passwordAgain"))) {
                throw Problem.badField(
                        "passwordAgain", "passwords-differ", "The two passwords are not the same. Type both again.");
            }
            var account = creation.create(Form.text(context, "account"), Form.text(context, "name"), password);
            enter(context, account.login(), password);
            Flash.good(context, "Welcome, " + account.name() + ". Your account is ready.");
            context.redirect("/exercises", HttpStatus.SEE_OTHER);
        } catch (Problem problem) {
            if (problem.code().equals("link-gone")) {
                closed(context, "");
                return;
            }
            context.status(problem.status());
            renderer.page(context, "Create your account", NavItem.NONE, again.page(problem));
        }
    }

    private void enter(Context context, String login, String password) {
        var agent = context.userAgent();
        var secret = identity.signIn(login, password, agent == null ? "" : agent);
        Visitor.setSession(context, secret, (int) Identity.SESSION.toSeconds());
    }

    private static SetupPage setupPage(Context context, @Nullable Problem problem) {
        return page(context, "Administrator", true, problem);
    }

    private SetupPage invitePage(Context context, @Nullable Problem problem) {
        var role = identity.invitation(context.pathParam("secret"))
                .map(invitation -> invitation.role().title())
                .orElse("");
        return page(context, role, false, problem);
    }

    private static SetupPage page(Context context, String role, boolean first, @Nullable Problem problem) {
        var place = Optional.ofNullable(problem).flatMap(Problem::place);
        return new SetupPage(
                context.path(),
                role,
                first,
                field(Form.text(context, "name"), "name", problem, place),
                field(Form.text(context, "account"), "login", problem, place),
                field("", "password", problem, place),
                field("", "passwordAgain", problem, place),
                problem != null && place.isEmpty() ? problem.sentence() : null);
    }

    private static Field field(String value, String name, @Nullable Problem problem, Optional<String> place) {
        return new Field(value, problem != null && place.filter(name::equals).isPresent() ? problem.sentence() : null);
    }

    private void setupFirst(Context context) {
        renderer.page(
                context,
                "Set up Drillmaster",
                NavItem.NONE,
                new LinkClosedPage(
                        "Drillmaster waits for its first administrator",
                        "Nobody can sign in yet.",
                        "Open the one-time link that the server wrote to its log when it started, or have a new one"
                                + " made on the server with: drillmaster setup-link"));
    }

    private void closed(Context context, String command) {
        context.status(410);
        renderer.page(
                context,
                "This link is closed",
                NavItem.NONE,
                new LinkClosedPage(
                        "This link does not work any more",
                        "It was used already, has expired, or was withdrawn.",
                        command.isEmpty()
                                ? "If you have an account, sign in. If not, ask an administrator for a new link."
                                : "If there is an administrator, sign in. If not, have a new link made on the server"
                                        + " with: " + command));
    }
}

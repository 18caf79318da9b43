package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.identity.Account;
import io.drillmaster.identity.Identity;
import io.drillmaster.identity.Role;
import io.drillmaster.pages.view.AccountPage;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.PeoplePage;
import io.drillmaster.pages.view.Tone;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may sign in, for administrators; and one's own account. */
public final class PeoplePages {
    private final Identity identity;
    private final Renderer renderer;
    private final String baseUrl;

    /** {@code baseUrl} is how people reach this server; invitation links begin with it. */
    public PeoplePages(Identity identity, Renderer renderer, String baseUrl) {
        this.identity = identity;
        this.renderer = renderer;
        this.baseUrl = baseUrl;
    }

    /** {@code GET /people}. */
    public void list(Context context) {
        renderer.page(context, "People", NavItem.PEOPLE, page(context, null));
    }

    /** {@code POST /people/invites}: shows the link once. */
    public void invite(Context context) {
        var role = role(Form.text(context, "role"));
        var secret = identity.invite(Visitor.account(context), "Somebody", role);
        var expires = identity.invitation(secret).orElseThrow().expiresAt();
        renderer.page(
                context,
                "People",
                NavItem.PEOPLE,
                page(
                        context,
                        new PeoplePage.FreshInvite(
                                baseUrl + "/invite/" + secret, role.title(), Moment.toTheMinute(expires))));
    }

    /** {@code POST /people/invites/{invite}/withdraw}. */
    public void withdraw(Context context) {
        identity.withdrawInvitation(Form.number(context, "invite"));
        Flash.good(context, "The invitation is withdrawn; its link does not work any more.");
        context.redirect("/people", HttpStatus.SEE_OTHER);
    }

    /** {@code POST /people/{account}/role}. */
    public void changeRole(Context context) {
        var account = account(context);
        identity.setRole(account.id(), role(Form.text(context, "role")));
        Flash.good(context, account.name() + "’s role is changed.");
        context.redirect("/people", HttpStatus.SEE_OTHER);
    }

    /** {@code POST /people/{account}/deactivate}. */
    public void deactivate(Context context) {
        var account = account(context);
        identity.setActive(account.id(), false);
        Flash.undoable(
                context,
                account.name() + " cannot sign in any more.",
                "/people/" + account.login() + "/activate",
                "Undo");
        context.redirect("/people", HttpStatus.SEE_OTHER);
    }

    /** {@code POST /people/{account}/activate}. */
    public void activate(Context context) {
        var account = account(context);
        identity.setActive(account.id(), true);
        Flash.good(context, account.name() + " can sign in again.");
        context.redirect("/people", HttpStatus.SEE_OTHER);
    }

    /** {@code GET /account}. */
    public void own(Context context) {
        renderer.page(context, "Your account", NavItem.NONE, ownPage(context, null));
    }

    /** {@code POST /account/password}. */
    public void changePassword(Context context) {
        try {
            var password = Form.secret(context, "password");
            if (!password.equals(Form.secret(context, "passwordAgain"))) {
                throw Problem.badField(
                        "passwordAgain", "passwords-differ", "The two passwords are not the same. Type both again.");
            }
            identity.changePassword(Visitor.session(context).orElseThrow(), Form.secret(context, "current"), password);
        } catch (Problem problem) {
            context.status(problem.status());
            renderer.page(context, "Your account", NavItem.NONE, ownPage(context, problem));
            return;
        }
        Visitor.forget(context);
        Flash.good(context, "Your password is changed. Sign in with the new one.");
        context.redirect("/sign-in", HttpStatus.SEE_OTHER);
    }

    /** {@code POST /account/sessions/{session}/end}. */
    public void endSession(Context context) {
        identity.endSession(Visitor.account(context), Form.number(context, "session"));
        Flash.good(context, "That browser is signed out.");
        context.redirect("/account", HttpStatus.SEE_OTHER);
    }

    /** {@code POST /account/sessions/end-others}. */
    public void endOtherSessions(Context context) {
        identity.endOtherSessions(Visitor.session(context).orElseThrow());
        Flash.good(context, "All other browsers are signed out.");
        context.redirect("/account", HttpStatus.SEE_OTHER);
    }

    private PeoplePage page(Context context, PeoplePage.@Nullable FreshInvite fresh) {
        var self = Visitor.account(context);
        return new PeoplePage(
                identity.everybody().stream().map(account -> row(account, self)).toList(),
                identity.openInvitations().stream()
                        .map(invite -> new PeoplePage.Invite(
                                Long.toString(invite.id()),
                                invite.role().title(),
                                invite.invitedBy(),
                                Moment.toTheMinute(invite.expiresAt())))
                        .toList(),
                fresh,
                Arrays.stream(Role.values())
                        .map(role -> new Choice(role.name(), role.title() + ": " + role.may(), role == Role.MEMBER))
                        .toList());
    }

    private static PeoplePage.Row row(Account account, Account self) {
        return new PeoplePage.Row(
                account.login(),
                account.name(),
                account.active() ? new Chip("active", Tone.GOOD) : new Chip("deactivated", Tone.NEUTRAL),
                account.active(),
                account.id() == self.id(),
                Arrays.stream(Role.values())
                        .map(role -> new Choice(role.name(), role.title(), role == account.role()))
                        .toList(),
                account.lastSignIn().map(Moment::toTheMinute).orElse(null));
    }

    private AccountPage ownPage(Context context, @Nullable Problem problem) {
        var session = Visitor.session(context).orElseThrow();
        var account = session.account();
        return new AccountPage(
                account.name(),
                account.login(),
                account.role().title(),
                field("current", problem),
                field("password", problem),
                field("passwordAgain", problem),
                identity.openSessions(account).stream()
                        .map(open -> new AccountPage.Session(
                                Long.toString(open.id()),
                                Words.browser(open.userAgent()),
                                Moment.toTheMinute(open.since()),
                                Moment.toTheMinute(open.lastSeen()),
                                open.secretHash().equals(session.secretHash())))
                        .toList());
    }

    private static Field field(String name, @Nullable Problem problem) {
        return problem != null && problem.place().filter(name::equals).isPresent()
                ? new Field("", problem.sentence())
                : Field.EMPTY;
    }

    private Account account(Context context) {
        var login = context.pathParam("account");
        List<Account> everybody = identity.everybody();
        return everybody.stream()
                .filter(account -> account.login().equals(login))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is no account '" + login + "'."));
    }

    private static Role role(String text) {
        try {
            return Role.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badField(
                    "role", "unknown-role", "'" + text + "' is not a role; there are ADMINISTRATOR, MEMBER, VIEWER.");
        }
    }
}

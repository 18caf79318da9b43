package io.drillmaster.pages;

import io.drillmaster.identity.Role;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.Page;
import io.drillmaster.pages.view.PageFrame;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers with pages, in the frame that all of them share. */
public final class Renderer {
    private final Templates templates;
    private final String version;
    private final @Nullable String demoBanner;
    private final Supplier<Optional<String>> warning;
    private final InstantSource clock;

    /**
     * {@code demoBanner} names the stand-ins at work; null outside the demo. {@code warning} tells administrators on every
     * page what they must do soon.
     */
    public Renderer(
            Templates templates,
            String version,
            @Nullable String demoBanner,
            Supplier<Optional<String>> warning,
            InstantSource clock) {
        this.templates = templates;
        this.version = version;
        this.demoBanner = demoBanner;
        this.warning = warning;
        this.clock = clock;
    }

    /** Answers with a page. The status is the context's own. */
    public void page(Context context, String title, NavItem nav, Page page) {
        context.html(templates.render(frame(context, title, nav), page)).header("Cache-Control", "no-store");
    }

    /** Answers with a part of a page that the browser shows already. */
    public void fragment(Context context, NavItem nav, Page page, String fragment) {
        context.html(templates.fragment(frame(context, "", nav), page, fragment))
                .header("Cache-Control", "no-store");
    }

    private PageFrame frame(Context context, String title, NavItem nav) {
        var person = Visitor.session(context)
                .map(session -> new PageFrame.SignedIn(
                        session.account().name(),
                        session.account().role().title(),
                        session.account().role().includes(Role.MEMBER),
                        session.account().role().includes(Role.ADMINISTRATOR)))
                .orElse(null);
        return new PageFrame(
                title,
                nav,
                person,
                Visitor.csrf(context),
                Flash.take(context),
                person != null && person.admin() ? warning.get().orElse(null) : null,
                demoBanner,
                version,
                Moment.full(clock.instant()));
    }
}

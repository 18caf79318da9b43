package io.drillmaster.pages.view;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is around every page.
 *
 * @param title the page's own title, without the product's name
 * @param nav the place in the navigation that is marked as current
 * @param person who is signed in; null before sign-in, and then there is no navigation
 * @param csrf value of the hidden field {@code csrf} that every form carries
 * @param flash the outcome of what was just done
 * @param warning a sentence about what an administrator must do soon; null for other people and while all is well
 * @param demoBanner a sentence that names every stand-in at work; null outside the demo
 * @param version build of the program; also makes the addresses of static files unique
 * @param now when the page was made
 */
public record PageFrame(
        String title,
        NavItem nav,
        @Nullable SignedIn person,
        String csrf,
        @Nullable Flash flash,
        @Nullable String warning,
        @Nullable String demoBanner,
        String version,
        Moment now) {

    /** What the navigation offers to this person; nothing before sign-in. */
    public List<NavItem> navigation() {
        var somebody = person;
        return somebody == null
                ? List.of()
                : Arrays.stream(NavItem.values())
                        .filter(item -> item.offeredTo(somebody))
                        .toList();
    }

    /** Whether some of it is about how this server is set up. */
    public boolean offersSetUp() {
        return navigation().stream().anyMatch(NavItem::setUp);
    }

    /**
     * Who is signed in.
     *
     * @param name as people call them
     * @param role as people read it
     * @param member whether the pages for members are offered
     * @param admin whether the pages for administrators are offered
     */
    public record SignedIn(String name, String role, boolean member, boolean admin) {}

    /**
     * What became of the form that was just sent.
     *
     * @param tone GOOD, INFO, WARN or BAD
     * @param text one sentence
     * @param undo how to take it back; null where it cannot be
     */
    public record Flash(Tone tone, String text, @Nullable Undo undo) {}

    /**
     * A form that takes something back: POST without further fields.
     *
     * @param action where it is sent
     * @param label text of the button
     */
    public record Undo(String action, String label) {}
}

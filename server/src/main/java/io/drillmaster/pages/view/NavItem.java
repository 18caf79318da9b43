package io.drillmaster.pages.view;

/** A place in the navigation. */
public enum NavItem {
    /** The list of exercises, and all that belongs to one. */
    EXERCISES("Exercises", "/exercises", false),
    /** What reviews found to be missing. */
    GAPS("Gaps", "/gaps", false),
    /** All drills over time. */
    TREND("Trend", "/trend", false),
    /** What can be exercised. */
    SCENARIOS("Scenarios", "/scenarios", false),
    /** Who may send alerts. */
    ALERT_SOURCES("Alert sources", "/alert-sources", true),
    /** Where drill packages may be published to outside this server. */
    REGISTRIES("Registries", "/registries", true),
    /** Who may sign in. */
    PEOPLE("People", "/people", true),
    /** How Drillmaster measures. */
    HELP("Help", "/help", false),
    /** None of the above: account, errors, sign-in. */
    NONE("", "", true);

    private final String label;
    private final String href;
    private final boolean admin;

    NavItem(String label, String href, boolean admin) {
        this.label = label;
        this.href = href;
        this.admin = admin;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /** Path of its page. */
    public String href() {
        return href;
    }

    /** Whether this item is offered to the person. */
    public boolean offeredTo(PageFrame.SignedIn person) {
        return this != NONE && (!admin || person.admin());
    }
}

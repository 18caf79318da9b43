package io.drillmaster.pages.view;

/** A place in the navigation. */
public enum NavItem {
    /** The list of exercises, and all that belongs to one. */
    EXERCISES("Exercises", "/exercises", Audience.EVERYBODY),
    /** Exercises that are talked through. */
    TABLETOPS("Tabletops", "/tabletops", Audience.EVERYBODY),
    /** What tools told, and why it belongs to a drill or not. */
    ALERTS("Alerts", "/alerts", Audience.EVERYBODY),
    /** What reviews found to be missing. */
    GAPS("Gaps", "/gaps", Audience.EVERYBODY),
    /** All drills over time. */
    TREND("Trend", "/trend", Audience.EVERYBODY),
    /** What drills do not measure. */
    READINESS("Readiness", "/readiness", Audience.EVERYBODY),
    /** What can be exercised. */
    SCENARIOS("Scenarios", "/scenarios", Audience.EVERYBODY),
    /** Who may send alerts. */
    ALERT_SOURCES("Alert sources", "/alert-sources", Audience.ADMINISTRATORS),
    /** What drill packages asked this server for. */
    CANARY("Canary", "/canary", Audience.MEMBERS),
    /** Where drill packages may be published to outside this server. */
    REGISTRIES("Registries", "/registries", Audience.MEMBERS),
    /** Who may sign in. */
    PEOPLE("People", "/people", Audience.ADMINISTRATORS),
    /** How Drillmaster measures. */
    HELP("Help", "/help", Audience.EVERYBODY),
    /** None of the above: account, errors, sign-in. */
    NONE("", "", Audience.ADMINISTRATORS);

    private final String label;
    private final String href;
    private final Audience audience;

    NavItem(String label, String href, Audience audience) {
        this.label = label;
        this.href = href;
        this.audience = audience;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /** Path of its page. */
    public String href() {
        return href;
    }

    /** Whether it is about how this server is set up, and not about exercises. */
    public boolean setUp() {
        return switch (this) {
            case ALERT_SOURCES, CANARY, REGISTRIES, PEOPLE -> true;
            default -> false;
        };
    }

    /** Whether this item is offered to the person. */
    public boolean offeredTo(PageFrame.SignedIn person) {
        return this != NONE
                && switch (audience) {
                    case EVERYBODY -> true;
                    case MEMBERS -> person.member();
                    case ADMINISTRATORS -> person.admin();
                };
    }

    /** Whose pages they are; the same as of the route behind the link. */
    private enum Audience {
        EVERYBODY,
        MEMBERS,
        ADMINISTRATORS
    }
}

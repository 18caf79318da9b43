package io.drillmaster.identity;

/** What a person may do. Each role may do what the ones after it may. */
public enum Role {
    /** Everything, also people and alert sources. */
    ADMINISTRATOR("Administrator", "everything, including people and alert sources"),
    /** Plans and runs exercises, investigates, writes reviews. */
    MEMBER("Member", "plan and run exercises, investigate, write reviews"),
    /** Reads. */
    VIEWER("Viewer", "read everything, change nothing");

    private final String title;
    private final String may;

    Role(String title, String may) {
        this.title = title;
        this.may = may;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** What it allows, as a phrase. */
    public String may() {
        return may;
    }

    /** Whether this role may do what {@code needed} may. */
    public boolean includes(Role needed) {
        return compareTo(needed) <= 0; // declared from the most to the least
    }
}

package io.drillmaster.evidence;

/** What a person did about an alert, as a pager, chat or ticket system tells it. */
public enum ResponseKind {
    /** Took note of it (K): ends TTA, never TTR. */
    ACKNOWLEDGED,
    /** The acknowledgement does not hold any more: it timed out, or was taken back. */
    UNACKNOWLEDGED,
    /** Began to work on it (I): a ticket moved to "in progress", "I am investigating" pressed in the chat. */
    INVESTIGATING,
    /** A sign that somebody looks, such as a silence: shown, ends nothing. */
    HINT,
    /** The incident was closed; ends nothing here. */
    CLOSED
}

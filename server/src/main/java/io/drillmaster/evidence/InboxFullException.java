package io.drillmaster.evidence;

/** The inbox has no room for more rows; the sender must be told, so that it sends them again. */
public final class InboxFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InboxFullException(String sentence) {
        super(sentence);
    }
}

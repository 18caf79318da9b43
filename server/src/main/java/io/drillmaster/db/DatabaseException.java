package io.drillmaster.db;

/** The database cannot be used; the message says which one and why. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a sentence for the operator. */
    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}

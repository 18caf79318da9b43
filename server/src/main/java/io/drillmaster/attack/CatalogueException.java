package io.drillmaster.attack;

/** A file that was to be a catalogue is none; the message says what was found and what to do. */
public final class CatalogueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    CatalogueException(String message) {
        super(message);
    }

    CatalogueException(String message, Throwable cause) {
        super(message, cause);
    }
}

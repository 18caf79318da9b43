package io.drillmaster.readiness;

import java.util.List;

/** What was sent cannot be taken; nothing of it was. */
public final class RefusedSamplesException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 20;

    private final transient List<SampleError> errors;

    RefusedSamplesException(List<SampleError> errors) {
        super("Nothing was taken. " + words(errors), null, false, false);
        this.errors = List.copyOf(errors.size() > MOST ? errors.subList(0, MOST) : errors);
    }

    /** The first of them, in the order of what was sent; at most twenty. */
    public List<SampleError> errors() {
        return errors;
    }

    /** The first of them, and how many more there are. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    private static String words(List<SampleError> errors) {
        return errors.get(0) + (errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)");
    }
}

package io.drillmaster.readiness.scan;

/** A dependency file is not what its name says. The message is a sentence for people. */
final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableFileException(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}

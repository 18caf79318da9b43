package io.drillmaster.common;

import java.util.Optional;

/**
 * A mistake of the caller, told so that the caller can put it right. It reaches people as a page or as an RFC 9457
 * problem document, never as a stack trace.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final Optional<String> place;

    private Problem(int status, String code, String sentence, Optional<String> place) {
        super(sentence, null, false, false);
        this.status = status;
        this.code = code;
        this.place = place;
    }

    /** The input cannot be accepted (400). {@code code} is stable, kebab-case, for machines. */
    public static Problem badInput(String code, String sentence) {
        return new Problem(400, code, sentence, Optional.empty());
    }

    /** One named field of the input cannot be accepted (400). */
    public static Problem badField(String field, String code, String sentence) {
        return new Problem(400, code, sentence, Optional.of(field));
    }

    /** Nobody was recognised, or the secret was wrong (401). */
    public static Problem unauthorized(String code, String sentence) {
        return new Problem(401, code, sentence, Optional.empty());
    }

    /** Recognised, but not allowed (403). */
    public static Problem forbidden(String code, String sentence) {
        return new Problem(403, code, sentence, Optional.empty());
    }

    /** There is no such thing (404). */
    public static Problem notFound(String sentence) {
        return new Problem(404, "not-found", sentence, Optional.empty());
    }

    /** There is such a thing, but in no form that the caller takes (406). */
    public static Problem notAcceptable(String sentence) {
        return new Problem(406, "not-acceptable", sentence, Optional.empty());
    }

    /** Right in itself, but not in the state that things are in (409). */
    public static Problem conflict(String code, String sentence) {
        return new Problem(409, code, sentence, Optional.empty());
    }

    /** More bytes than are taken (413). */
    public static Problem tooLarge(String sentence) {
        return new Problem(413, "too-large", sentence, Optional.empty());
    }

    /** The body is of a type that is not taken (415). */
    public static Problem unsupportedType(String sentence) {
        return new Problem(415, "wrong-type", sentence, Optional.empty());
    }

    /** HTTP status code. */
    public int status() {
        return status;
    }

    /** Stable code for machines. */
    public String code() {
        return code;
    }

    /** The sentence for people: what was wrong, what was found, what to do. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** The field or place in the input, where there is one. */
    public Optional<String> place() {
        return place;
    }
}

package io.drillmaster.registry;

import io.drillmaster.common.Problem;
import io.javalin.http.Context;
import io.javalin.http.util.MultipartUtil;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A form that a package client sent, with a file or without.
 *
 * @param fields by name; of a repeated one the first
 * @param filename of the part {@code content}
 * @param content its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once
record UploadForm(Map<String, String> fields, Optional<String> filename, Optional<byte[]> content) {
    /** The largest file that is taken, in bytes. */
    static final int LARGEST_FILE = 20 * 1024 * 1024;

    private static final int LARGEST_FORM = LARGEST_FILE + 2 * 1024 * 1024;
    private static final int LARGEST_FIELD = 1024 * 1024;
    private static final int KEPT_IN_MEMORY = 256 * 1024;

    /**
     * Reads the request's body; what is large goes to the system's temporary directory meanwhile.
     *
     * @throws Problem 415 for another type, 413 when it is too large, 400 when it ends early or makes no sense
     */
    static UploadForm read(Context context) {
        var type = String.valueOf(context.contentType()).toLowerCase(Locale.ROOT);
        if (!type.startsWith("multipart/form-data")) {
            throw Problem.unsupportedType(
                    "An upload is a form of type multipart/form-data; the request's type is '" + type + "'.");
        }
        if (context.req().getContentLengthLong() > LARGEST_FORM) {
            throw tooLarge();
        }
        context.attribute(
                MultipartUtil.MULTIPART_CONFIG_ATTRIBUTE,
                new MultipartConfigElement(
                        System.getProperty("java.io.tmpdir"), LARGEST_FORM, LARGEST_FORM, KEPT_IN_MEMORY));
        try {
            var fields = new HashMap<String, String>();
            Optional<String> filename = Optional.empty();
            Optional<byte[]> content = Optional.empty();
            for (var part : context.req().getParts()) {
                if (part.getName() == null) {
                    throw Problem.badInput("bad-form", "A part of the form has no name.");
                }
                if (part.getName().equals("content")) {
                    if (content.isPresent()) {
                        throw Problem.badField("content", "bad-form", "The form has more than one file.");
                    }
                    filename = Optional.ofNullable(part.getSubmittedFileName());
                    content = Optional.of(bytes(part, LARGEST_FILE));
                } else if (!fields.containsKey(part.getName())) {
                    fields.put(part.getName(), new String(bytes(part, LARGEST_FIELD), StandardCharsets.UTF_8));
                }
            }
            return new UploadForm(Map.copyOf(fields), filename, content);
        } catch (IOException | ServletException | RuntimeException e) {
            throw e instanceof Problem problem ? problem : problem(e);
        }
    }

    /** A field without blanks around it; empty text when it is not there. */
    String field(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    /** A field that must be there. */
    String required(String name) {
        var value = field(name);
        if (value.isEmpty()) {
            throw Problem.badField(name, "field-missing", "The field '" + name + "' is missing.");
        }
        return value;
    }

    private static byte[] bytes(Part part, int limit) throws IOException {
        if (part.getSize() > limit) {
            throw tooLarge();
        }
        try (var in = part.getInputStream()) {
            return in.readAllBytes();
        }
    }

    /** The web server throws various exceptions for what a client sent wrong, and says in words what it was. */
    private static Problem problem(Exception refusal) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            var words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            var overLimit = words.contains("max") && (words.contains("exceed") || words.contains("length"));
            if (overLimit || words.contains("too large")) {
                return tooLarge();
            }
        }
        return Problem.badInput(
                "bad-form",
                "The form ends early or cannot be read: " + refusal.getMessage() + ". Send it again whole.");
    }

    private static Problem tooLarge() {
        return Problem.tooLarge("A file may have " + LARGEST_FILE / 1024 / 1024
                + " MiB, and no field more than 1 MiB: this registry is for drill packages and what they need.");
    }
}

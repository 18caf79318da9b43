package io.drillmaster.canary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * What is kept of an HTTP request: request line and header fields, written down again after they were read, and no body.
 * Secrets that a browser or a client sends along unasked are left out.
 */
final class RequestHead {
    /** The most that is read of a head, and the most that is kept. */
    static final int LARGEST = 8 << 10;

    private static final Set<HttpHeader> SECRETS =
            EnumSet.of(HttpHeader.AUTHORIZATION, HttpHeader.PROXY_AUTHORIZATION, HttpHeader.COOKIE);

    private RequestHead() {}

    static byte[] of(Request request) {
        var head = new StringBuilder()
                .append(request.getMethod())
                .append(' ')
                .append(request.getHttpURI().getPathQuery())
                .append(' ')
                .append(request.getConnectionMetaData().getHttpVersion().asString())
                .append("\r\n");
        for (var field : request.getHeaders()) {
            head.append(field.getName()).append(": ").append(value(field)).append("\r\n");
        }
        var bytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length <= LARGEST ? bytes : Arrays.copyOf(bytes, LARGEST);
    }

    private static String value(HttpField field) {
        var value = field.getValue();
        if (value == null) {
            return "";
        }
        return SECRETS.contains(field.getHeader()) ? "(not kept: " + value.length() + " characters)" : value;
    }
}

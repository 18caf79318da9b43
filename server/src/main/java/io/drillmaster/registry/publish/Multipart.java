package io.drillmaster.registry.publish;

import io.drillmaster.common.Secrets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form with a file in it (RFC 7578). */
final class Multipart {
    private final String boundary = "drillmaster-" + Secrets.urlSafe();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Multipart field(String name, String value) {
        part("Content-Disposition: form-data; name=\"" + name + "\"\r\n", value.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Names of drill packages' files have no character that would need quoting. */
    Multipart file(String name, String filename, byte[] content) {
        part(
                "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + filename
                        + "\"\r\nContent-Type: application/octet-stream\r\n",
                content);
        return this;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    byte[] bytes() {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(bytes.toByteArray());
        whole.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return whole.toByteArray();
    }

    private void part(String head, byte[] body) {
        bytes.writeBytes(("--" + boundary + "\r\n" + head + "\r\n").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}

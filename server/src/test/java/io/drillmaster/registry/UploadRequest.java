package io.drillmaster.registry;

import io.drillmaster.common.Hashes;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** One upload in the form that twine sends, each of whose parts a test can spoil. */
final class UploadRequest {
    private static final String BOUNDARY = "a-boundary-of-the-test";

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final String filename;
    private final byte[] content;

    private UploadRequest(String filename, byte[] content) {
        this.filename = filename;
        this.content = content;
    }

    static UploadRequest sdist(String version) {
        return sdist(version, Distribution.sdist(version).tarGz());
    }

    static UploadRequest sdist(String version, byte[] content) {
        return of("acme_widgets-" + version + ".tar.gz", content)
                .field("version", version)
                .field("filetype", "sdist");
    }

    static UploadRequest wheel(String version) {
        return wheel(version, Distribution.wheel(version).zip());
    }

    static UploadRequest wheel(String version, byte[] content) {
        return of("acme_widgets-" + version + "-py3-none-any.whl", content)
                .field("version", version)
                .field("filetype", "bdist_wheel");
    }

    static UploadRequest of(String filename, byte[] content) {
        return new UploadRequest(filename, content)
                .field(":action", "file_upload")
                .field("protocol_version", "1")
                .field("name", "acme-widgets")
                .field("sha256_digest", Hashes.sha256(content));
    }

    UploadRequest field(String name, String value) {
        fields.put(name, value);
        return this;
    }

    UploadRequest without(String name) {
        fields.remove(name);
        return this;
    }

    byte[] body() {
        var out = new ByteArrayOutputStream();
        fields.forEach((name, value) -> out.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        out.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"content\"; filename=\"" + filename
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(content);
        out.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    HttpRequest to(URI server, String secret) {
        return HttpRequest.newBuilder(URI.create(server + "/pypi/"))
                .header("Content-Type", type())
                .header("Authorization", basic(secret))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body()))
                .build();
    }

    static String type() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    static String basic(String secret) {
        return "Basic " + Base64.getEncoder().encodeToString(("__token__:" + secret).getBytes(StandardCharsets.UTF_8));
    }
}

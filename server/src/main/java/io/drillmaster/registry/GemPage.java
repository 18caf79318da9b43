package io.drillmaster.registry;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A page of the compact index. Bundler keeps it, asks for the bytes from the last it has on, and takes the answer if the
 * whole then has the MD5 that the entity tag says (up to 2.4) or the SHA-256 of {@code Repr-Digest} (from 2.5 on).
 */
final class GemPage {
    private GemPage() {}

    static void send(Context context, String text) {
        var body = text.getBytes(StandardCharsets.UTF_8);
        var tag = new EntityTag(md5(body), false);
        context.header("Vary", "Authorization")
                .header("Cache-Control", "private, no-cache")
                .header("Accept-Ranges", "bytes")
                .header("ETag", tag.toString())
                .header("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest("SHA-256", body)) + ":")
                .disableCompression();
        if (tag.isIn(context.header("If-None-Match"))) {
            context.status(HttpStatus.NOT_MODIFIED);
            return;
        }
        context.contentType("text/plain; charset=utf-8");
        var range = tag.allowsRange(context.header("If-Range"))
                ? ByteRange.of(context.header("Range"), body.length)
                : new ByteRange.Whole();
        if (range instanceof ByteRange.Unsatisfiable) {
            context.status(HttpStatus.RANGE_NOT_SATISFIABLE).header("Content-Range", "bytes */" + body.length);
        } else if (range instanceof ByteRange.Part part) {
            context.status(HttpStatus.PARTIAL_CONTENT)
                    .header("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + body.length)
                    .result(new ByteArrayInputStream(body, part.first(), part.length()));
        } else {
            context.result(body);
        }
    }

    /** In hex. A check against mistakes, and no protection: nothing rests on it but what is asked for again. */
    static String md5(byte[] body) {
        return HexFormat.of().formatHex(digest("MD5", body));
    }

    private static byte[] digest(String algorithm, byte[] body) {
        try {
            return MessageDigest.getInstance(algorithm).digest(body);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has " + algorithm, missing);
        }
    }
}

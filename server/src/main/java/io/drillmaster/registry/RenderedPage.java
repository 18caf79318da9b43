package io.drillmaster.registry;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;

/**
 * An index page or package document, ready to be sent.
 *
 * @param body not copied, so do not change it
 */
@SuppressWarnings("ArrayRecordComponent") // only ever written out
public record RenderedPage(String contentType, byte[] body, EntityTag tag) {
    private static final int WORTH_COMPRESSING = 1_500;

    /** A page of this text. */
    public static RenderedPage of(String contentType, String text) {
        var body = text.getBytes(StandardCharsets.UTF_8);
        return new RenderedPage(contentType, body, EntityTag.ofPage(body));
    }

    /** Sends it, or says with 304 that the client has it already. A look at an index is no evidence of anything. */
    public void send(Context context) {
        context.header("Vary", "Accept, Authorization")
                .header("Cache-Control", "private, no-cache")
                .header("ETag", tag.toString());
        if (tag.isIn(context.header("If-None-Match"))) {
            context.status(HttpStatus.NOT_MODIFIED);
            return;
        }
        if (body.length < WORTH_COMPRESSING) {
            context.disableCompression(); // asking whether to compress costs more than the page
        }
        context.contentType(contentType).result(body);
    }
}

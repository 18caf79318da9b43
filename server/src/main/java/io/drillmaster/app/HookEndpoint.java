package io.drillmaster.app;

import io.drillmaster.alert.HookReceiver;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code POST /hooks/{source}/{key}}: a webhook's call, over HTTP. */
final class HookEndpoint {
    private final HookReceiver receiver;

    HookEndpoint(HookReceiver receiver) {
        this.receiver = receiver;
    }

    void receive(Context context) throws IOException {
        var reply = receiver.receive(
                context.pathParam("source"),
                context.pathParam("key"),
                context.headerMap(),
                context.req().getInputStream());
        reply.headers().forEach(context::header);
        context.status(reply.status()).result(reply.body().getBytes(StandardCharsets.UTF_8));
    }
}

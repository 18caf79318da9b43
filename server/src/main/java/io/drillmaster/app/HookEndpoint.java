package io.drillmaster.app;

import io.drillmaster.alert.HookReceiver;
import io.drillmaster.alert.HookReply;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

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
                headers(context),
                context.req().getInputStream());
        send(context, reply);
    }

    /** {@code OPTIONS}: a sender asks whether it may deliver here. */
    void welcome(Context context) {
        send(context, receiver.welcome(context.pathParam("source"), context.pathParam("key"), context.headerMap()));
    }

    /** For a sender that can send no header, the query's access token stands for one (RFC 6750, 2.3). */
    private static Map<String, String> headers(Context context) {
        var token = context.queryParam("access_token");
        if (token == null || context.header("Authorization") != null) {
            return context.headerMap();
        }
        var headers = new HashMap<>(context.headerMap());
        headers.put("Authorization", "Bearer " + token);
        return headers;
    }

    private static void send(Context context, HookReply reply) {
        reply.headers().forEach(context::header);
        context.status(reply.status()).result(reply.body().getBytes(StandardCharsets.UTF_8));
    }
}

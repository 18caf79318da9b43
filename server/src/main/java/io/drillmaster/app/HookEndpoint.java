package io.drillmaster.app;

import io.drillmaster.alert.HookReceiver;
import io.drillmaster.alert.HookReply;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code POST /hooks/{source}/{key}}: a webhook's call, over HTTP. */
final class HookEndpoint {
    private final HookReceiver receiver;
    private final Optional<TrustedProxies> proxies;

    HookEndpoint(HookReceiver receiver, Optional<TrustedProxies> proxies) {
        this.receiver = receiver;
        this.proxies = proxies;
    }

    void receive(Context context) throws IOException {
        var reply = receiver.receive(
                context.pathParam("source"),
                context.pathParam("key"),
                headers(context),
                context.req().getInputStream(),
                clientSubject(context));
        send(context, reply);
    }

    /** What a trusted proxy says; whoever else sends such a header has written it himself. */
    private Optional<String> clientSubject(Context context) throws UnknownHostException {
        if (proxies.isEmpty()
                || !proxies.get().trust(InetAddress.getByName(context.req().getRemoteAddr()))) {
            return Optional.empty();
        }
        var told = Collections.list(context.req().getHeaders(proxies.get().header()));
        // Two of them: one came through the proxy from outside.
        return told.size() == 1 ? Optional.of(told.get(0).strip()).filter(text -> !text.isEmpty()) : Optional.empty();
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

package io.drillmaster.canary;

import io.drillmaster.canary.Visit.Protocol;
import io.drillmaster.canary.VisitRecorder.Kept;
import io.drillmaster.drillpackages.Token;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers visits by HTTP. A path that is one whole token is a visit, whatever the method, and whether the token was ever
 * given out or not: nobody finds tokens by trying. No body is read. The client is the address that connected; what
 * headers say of other addresses stays in the raw evidence and is never believed.
 */
final class HttpCanary extends Handler.Abstract.NonBlocking {
    private static final Pattern PATH = Pattern.compile("/([A-Za-z2-7]{" + Token.LENGTH + "})");
    private static final int LONGEST_ASKED = 512;
    private static final int LONGEST_USER_AGENT = 256;

    private final VisitRecorder recorder;
    private final InstantSource clock;
    private final String words;
    private final Executor threads;

    HttpCanary(VisitRecorder recorder, InstantSource clock, String words, Executor threads) {
        this.recorder = recorder;
        this.clock = clock;
        this.words = words;
        this.threads = threads;
    }

    /** False, and so 404, for every other path. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var path = Optional.ofNullable(request.getHttpURI().getPath()).orElse("");
        if (path.equals("/robots.txt")) {
            answer(response, 200, "User-agent: *\nDisallow: /", callback);
            return true;
        }
        var found = PATH.matcher(path);
        if (!found.matches()
                || !(request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress client)) {
            return false;
        }
        var visit = new Visit(
                request.getConnectionMetaData().isSecure() ? Protocol.HTTPS : Protocol.HTTP,
                Token.ofAnyCase(found.group(1)),
                shortened(request.getMethod() + " " + request.getHttpURI().getPathQuery(), LONGEST_ASKED),
                client.getAddress(),
                shortened(
                        Optional.ofNullable(request.getHeaders().get(HttpHeader.USER_AGENT))
                                .orElse(""),
                        LONGEST_USER_AGENT),
                RequestHead.of(request),
                clock.instant());
        var unused = recorder.record(visit).thenAcceptAsync(kept -> answer(response, kept, callback), threads);
        return true;
    }

    private void answer(Response response, Kept kept, Callback callback) {
        switch (kept) {
            case YES -> answer(response, 200, words, callback);
            case NOT_YET -> answer(response, 202, words, callback);
            case NO -> answer(response, 503, words + "; this visit could not be recorded", callback);
        }
    }

    static void answer(Response response, int status, String line, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        var body = line + "\n";
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.getBytes(StandardCharsets.UTF_8).length);
        Content.Sink.write(response, true, body, callback);
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}

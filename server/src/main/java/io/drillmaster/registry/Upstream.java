package io.drillmaster.registry;

import io.javalin.http.BadGatewayResponse;
import io.javalin.http.Context;
import io.javalin.http.GatewayTimeoutResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Another registry, asked on behalf of a client for what this one never had. Of the client's request nothing is passed on
 * but the name: no credentials, no cookies, no addresses; of the answer only its type and bytes come back.
 */
public final class Upstream {
    private static final Logger LOG = LoggerFactory.getLogger(Upstream.class);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final int LARGEST_PAGE = 32 * 1024 * 1024;
    private static final long LARGEST_FILE = 512L * 1024 * 1024;
    private static final int MOST_REDIRECTS = 5;

    private final URI base;
    private final String via;
    private final Patience patience;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT_WITHIN)
            .followRedirects(HttpClient.Redirect.NEVER) // we look first where they lead
            .build();

    /**
     * How long it is waited for.
     *
     * @param page a whole page, or the beginning of a file
     * @param file the rest of a file
     */
    record Patience(Duration page, Duration file) {
        static final Patience USUAL = new Patience(Duration.ofSeconds(20), Duration.ofMinutes(5));
    }

    /**
     * An answer that was found.
     *
     * @param body at most 32 MiB; not copied, so do not change it
     * @param address where it came from in the end, which its relative links are relative to
     */
    @SuppressWarnings("ArrayRecordComponent") // read once
    public record Page(String contentType, byte[] body, URI address) {}

    /**
     * A registry at this address.
     *
     * @param via what this server calls itself in {@code Via} headers, by which it knows its own requests again
     */
    Upstream(URI base, String via) {
        this(base, via, Patience.USUAL);
    }

    Upstream(URI base, String via, Patience patience) {
        this.base = base;
        this.via = via;
        this.patience = patience;
    }

    /** The address of a path below the registry's own; the path is already encoded. */
    public URI address(String path) {
        return URI.create(base + "/" + path);
    }

    /**
     * Asks for an index page or package document.
     *
     * @param path below the registry's address, encoded, without a slash before it
     * @return empty when the registry has none
     * @throws BadGatewayResponse when it answers with anything else, too much, or not at all
     */
    public Optional<Page> page(String path, String accept) {
        var answer = send(address(path), accept, info -> new LimitedBody(LARGEST_PAGE));
        if (isMissing(answer.statusCode())) {
            return Optional.empty();
        }
        requireGood(answer);
        return Optional.of(new Page(type(answer), answer.body(), answer.uri()));
    }

    /**
     * Sends one of its files on to the client, as it comes. One of more than 512 MiB is refused, or breaks off there.
     *
     * @param address on the registry's own host; only its redirects may lead elsewhere
     * @return whether there is such a file; when not, nothing was sent
     */
    public boolean file(Context context, URI address) {
        if (!base.getScheme().equals(address.getScheme())
                || !base.getAuthority().equals(address.getAuthority())) {
            throw new BadGatewayResponse("The upstream registry names a file on another host; it is not fetched.");
        }
        var answer = send(address, "*/*", BodyHandlers.ofInputStream());
        if (isMissing(answer.statusCode())) {
            close(answer.body());
            return false;
        }
        if (answer.statusCode() != 200) {
            close(answer.body());
        }
        requireGood(answer);
        var length = answer.headers().firstValueAsLong("Content-Length");
        if (length.orElse(0) > LARGEST_FILE) {
            close(answer.body());
            throw new BadGatewayResponse("The upstream registry's file is larger than 512 MiB.");
        }
        CompletableFuture.delayedExecutor(patience.file().toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> close(answer.body()));
        length.ifPresent(bytes -> context.header("Content-Length", Long.toString(bytes)));
        context.contentType("application/octet-stream")
                .header("Cache-Control", "private, no-cache")
                .disableCompression()
                .result(new LimitedStream(answer.body(), LARGEST_FILE));
        return true;
    }

    /** Follows redirects, all within the time for one answer. */
    private <T> HttpResponse<T> send(URI address, String accept, BodyHandler<T> body) {
        var deadline = System.nanoTime() + patience.page().toNanos();
        var at = address;
        for (var redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var answer = ask(at, accept, body, Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            Optional<URI> next;
            try {
                next = UpstreamRedirect.next(base, answer);
            } catch (BadGatewayResponse refused) {
                closeAny(answer);
                LOG.warn(
                        "upstream registry {} redirects to {}, which is refused",
                        at,
                        answer.headers().firstValue("Location").orElse("nowhere"));
                throw refused;
            }
            if (next.isEmpty()) {
                return answer;
            }
            closeAny(answer);
            at = next.get();
        }
        throw new BadGatewayResponse("The upstream registry redirects more than " + MOST_REDIRECTS + " times.");
    }

    private static void closeAny(HttpResponse<?> answer) {
        if (answer.body() instanceof InputStream body) {
            close(body);
        }
    }

    private <T> HttpResponse<T> ask(URI address, String accept, BodyHandler<T> body, Duration within) {
        var request = HttpRequest.newBuilder(address)
                .header("Accept", accept)
                .header("User-Agent", "Drillmaster registry")
                .header("Via", "1.1 " + via)
                .timeout(within)
                .build();
        var answer = http.sendAsync(request, body);
        try {
            return answer.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new GatewayTimeoutResponse("The upstream registry did not answer in time.");
        } catch (ExecutionException e) {
            LOG.warn("upstream registry {} failed: {}", address, e.getCause());
            throw new BadGatewayResponse("The upstream registry could not be asked.");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new GatewayTimeoutResponse("This server is stopping.");
        }
    }

    private static boolean isMissing(int status) {
        return status == 404 || status == 410;
    }

    private static void requireGood(HttpResponse<?> answer) {
        if (answer.statusCode() != 200) {
            LOG.warn("upstream registry answered {} for {}", answer.statusCode(), answer.uri());
            throw new BadGatewayResponse("The upstream registry answered with status " + answer.statusCode() + ".");
        }
    }

    private static String type(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            LOG.debug("an upstream transfer was closed: {}", e.getMessage());
        }
    }
}

package io.drillmaster.registry;

import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.EvidenceSink;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a file out. The fetch is kept as evidence before the first byte leaves, because it bounds the execution from
 * below: were it lost, an execution could seem older than it is.
 */
final class Downloads {
    private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);

    private static final long KEPT_WITHIN_SECONDS = 5;

    private final RegistryCatalog catalog;
    private final EvidenceSink sink;
    private final InstantSource clock;

    Downloads(RegistryCatalog catalog, EvidenceSink sink, InstantSource clock) {
        this.catalog = catalog;
        this.sink = sink;
        this.clock = clock;
    }

    /**
     * Sends a file, or the part of it that is asked for. Whoever has the bytes already and only asks whether they are
     * still right is recorded as well: such a client installs from its cache.
     */
    void send(Context context, RegistryFile file, String contentType) {
        var startedAt = clock.instant();
        var content = catalog.content(file);
        var tag = EntityTag.ofFile(file.sha256());
        context.header("ETag", tag.toString())
                .header("Accept-Ranges", "bytes")
                .header("Vary", "Authorization")
                // A cached drill package would be an install that nobody sees.
                .header("Cache-Control", file.isDrill() ? "no-store" : "private, no-cache")
                .disableCompression();
        var range = tag.allowsRange(context.header("If-Range"))
                ? ByteRange.of(context.header("Range"), content.length)
                : new ByteRange.Whole();
        var known = tag.isIn(context.header("If-None-Match"));
        if (!known && range instanceof ByteRange.Unsatisfiable) {
            context.status(HttpStatus.RANGE_NOT_SATISFIABLE).header("Content-Range", "bytes */" + content.length);
            return;
        }
        if (!context.method().equals(HandlerType.HEAD)) {
            file.token().ifPresent(token -> keep(context, file, token, startedAt));
        }
        if (known) {
            context.status(HttpStatus.NOT_MODIFIED);
            return;
        }
        context.contentType(contentType);
        if (range instanceof ByteRange.Part part && !context.method().equals(HandlerType.HEAD)) {
            context.status(HttpStatus.PARTIAL_CONTENT)
                    .header("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + content.length)
                    .result(new ByteArrayInputStream(content, part.first(), part.length()));
            return;
        }
        whole(context, content);
    }

    /** In one piece: handed over as a result, a file would be copied in small ones. */
    private static void whole(Context context, byte[] content) {
        context.res().setContentLength(content.length);
        if (context.method().equals(HandlerType.HEAD)) {
            return;
        }
        try {
            context.res().getOutputStream().write(content);
        } catch (IOException e) {
            LOG.info("A client left before it had a whole file: {}", e.toString());
        }
    }

    private void keep(Context context, RegistryFile file, Token token, Instant startedAt) {
        var agent = context.userAgent();
        var row = NewEvidence.of(
                        "registry",
                        startedAt,
                        new Fact.Fetched(file.filename(), context.req().getRemoteAddr(), agent == null ? "" : agent))
                .exercise(file.exercise())
                .token(token)
                .build();
        try {
            sink.append(List.of(row)).get(KEPT_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a fetch was being recorded", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the fetch of " + file.filename() + " could not be recorded", e);
        }
    }
}

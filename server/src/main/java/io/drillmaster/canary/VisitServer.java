package io.drillmaster.canary;

import io.drillmaster.drillpackages.CanaryAddress;
import io.drillmaster.evidence.EvidenceSink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The canary's listeners for HTTP, HTTPS and bare TCP: each visit that presents a well-formed token is told to the
 * {@link EvidenceSink}. The time of an observation is taken when the token had been read; an execution happened at or
 * before it. All listeners share a few threads and the {@link VisitorLimits}.
 */
public final class VisitServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VisitServer.class);

    private final Server server;
    private final VisitRecorder recorder;
    private final VisitorLimits visitors;
    private final Optional<InetSocketAddress> http;
    private final Optional<InetSocketAddress> https;
    private final Optional<InetSocketAddress> tcp;
    private final Optional<InetAddress> publicAddress;

    private VisitServer(
            Server server,
            VisitRecorder recorder,
            VisitListeners listeners,
            VisitSettings settings,
            String words,
            InstantSource clock)
            throws IOException {
        this.server = server;
        this.recorder = recorder;
        this.visitors = listeners.visitors();
        this.publicAddress = settings.publicAddress();
        server.setHandler(new HttpCanary(recorder, clock, words, server.getThreadPool()));
        server.setErrorHandler((request, response, callback) -> {
            HttpCanary.answer(response, response.getStatus(), "nothing here", callback);
            return true;
        });
        http = settings.http().isPresent()
                ? Optional.of(listeners.http(settings.http().get()))
                : Optional.empty();
        https = settings.https().isPresent()
                ? Optional.of(listeners.https(settings.https().get()))
                : Optional.empty();
        tcp = settings.tcp().isPresent()
                ? Optional.of(
                        listeners.tcp(settings.tcp().get(), new BannerConnections(recorder, clock, "220 " + words)))
                : Optional.empty();
    }

    /**
     * Listens where the settings say, which may be nowhere, until closed.
     *
     * @param contact whom to call about a drill; every visitor with a token is told
     * @param declared networks whose visits are no executions
     * @throws IOException if a place cannot be had, or the certificate or its key cannot be used, saying which and why
     */
    public static VisitServer start(
            VisitSettings settings, String contact, DeclaredNetworks declared, EvidenceSink sink, InstantSource clock)
            throws IOException {
        return start(settings, contact, declared, sink, clock, VisitorLimits.Limits.USUAL);
    }

    static VisitServer start(
            VisitSettings settings,
            String contact,
            DeclaredNetworks declared,
            EvidenceSink sink,
            InstantSource clock,
            VisitorLimits.Limits limits)
            throws IOException {
        var server = VisitListeners.server();
        try {
            var started = new VisitServer(
                    server,
                    new VisitRecorder(sink, declared),
                    new VisitListeners(server, limits),
                    settings,
                    "security drill canary; contact: " + contact,
                    clock);
            started.listen();
            return started;
        } catch (IOException | RuntimeException e) {
            VisitListeners.stop(server);
            throw e;
        }
    }

    private void listen() throws IOException {
        if (server.getConnectors().length == 0) {
            return; // and take no threads
        }
        VisitListeners.start(server);
        http.ifPresent(place -> LOG.info("The canary takes visits by HTTP on {}", place));
        https.ifPresent(place -> LOG.info("The canary takes visits by HTTPS on {}", place));
        tcp.ifPresent(place -> LOG.info("The canary takes visits by TCP on {}", place));
    }

    /** Where it listens for HTTP. */
    public Optional<InetSocketAddress> http() {
        return http;
    }

    /** Where it listens for HTTP over TLS. */
    public Optional<InetSocketAddress> https() {
        return https;
    }

    /** Where it listens for a bare line. */
    public Optional<InetSocketAddress> tcp() {
        return tcp;
    }

    /** Where drill packages that connect had best do it: by HTTP where that is on, else by TCP. */
    public Optional<CanaryAddress> forDrillPackages() {
        return http.map(place -> address(place, CanaryAddress.Protocol.HTTP))
                .or(() -> tcp.map(place -> address(place, CanaryAddress.Protocol.TCP)));
    }

    /** Visits that were counted but are no rows of evidence, because their token was presented too often. */
    public long countedOnly() {
        return recorder.counted();
    }

    /** Connections that were cut off because there were too many. */
    public long refused() {
        return visitors.refused();
    }

    /** Stops listening; what was recorded is the sink's. */
    @Override
    public void close() {
        VisitListeners.stop(server);
    }

    VisitorLimits visitors() {
        return visitors;
    }

    private CanaryAddress address(InetSocketAddress place, CanaryAddress.Protocol protocol) {
        var reached = publicAddress.orElse(place.getAddress());
        return new CanaryAddress(VisitRecorder.withoutScope(reached), place.getPort(), protocol);
    }
}

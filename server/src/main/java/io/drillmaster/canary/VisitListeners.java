package io.drillmaster.canary;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the listeners of one Jetty server of the canary, all with the same limits. */
final class VisitListeners {
    private static final Logger LOG = LoggerFactory.getLogger(VisitListeners.class);

    private static final int MOST_THREADS = 16;
    private static final int BACKLOG = 512;

    private final Server server;
    private final VisitorLimits.Limits limits;
    private final VisitorLimits visitors;

    VisitListeners(Server server, VisitorLimits.Limits limits) {
        this.server = server;
        this.limits = limits;
        this.visitors = new VisitorLimits(limits, server.getScheduler());
    }

    VisitorLimits visitors() {
        return visitors;
    }

    /** One with few threads, which does not listen yet. */
    static Server server() {
        var threads = new QueuedThreadPool(MOST_THREADS, 1);
        threads.setName("canary-visits");
        return new Server(threads);
    }

    /** Gives the place with the port that it got. */
    InetSocketAddress http(InetSocketAddress place) throws IOException {
        return open("HTTP", place, plainHttp());
    }

    InetSocketAddress https(VisitSettings.Https settings) throws IOException {
        var tls = new TlsFiles(settings.certificate(), settings.key());
        var got = open("HTTPS", settings.place(), new SslConnectionFactory(tls.context(), "http/1.1"), plainHttp());
        server.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarted(LifeCycle started) { // the scheduler takes nothing before
                tls.watch(server.getScheduler());
            }
        });
        return got;
    }

    InetSocketAddress tcp(InetSocketAddress place, BannerConnections connections) throws IOException {
        return open("TCP", place, connections);
    }

    private InetSocketAddress open(String protocol, InetSocketAddress place, ConnectionFactory... connections)
            throws IOException {
        var connector = new ServerConnector(server, 1, 1, connections);
        connector.setHost(place.getAddress().getHostAddress());
        connector.setPort(place.getPort());
        connector.setAcceptQueueSize(BACKLOG);
        connector.setIdleTimeout(limits.idle().toMillis());
        connector.addEventListener(visitors);
        try {
            connector.open();
        } catch (IOException e) {
            throw new IOException(
                    "the canary cannot listen for " + protocol + " on "
                            + place.getAddress().getHostAddress() + " port " + place.getPort() + ": "
                            + (e.getCause() == null ? e : e.getCause()).getMessage(),
                    e);
        }
        server.addConnector(connector);
        return new InetSocketAddress(place.getAddress(), connector.getLocalPort());
    }

    /** One request a connection, and no word about what program this is. */
    private static HttpConnectionFactory plainHttp() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setPersistentConnectionsEnabled(false);
        http.setRequestHeaderSize(RequestHead.LARGEST);
        return new HttpConnectionFactory(http);
    }

    static void start(Server server) throws IOException {
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the canary's listeners cannot start: " + e.getMessage(), e);
        }
    }

    static void stop(Server server) {
        try {
            server.stop();
            for (var connector : server.getConnectors()) { // opened, but never started
                ((ServerConnector) connector).close();
            }
        } catch (Exception e) {
            LOG.warn("The canary's listeners did not stop cleanly: {}", e.getMessage());
        }
    }
}

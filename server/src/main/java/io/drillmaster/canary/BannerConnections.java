package io.drillmaster.canary;

import java.time.InstantSource;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.Connector;

/** Gives each visitor of the TCP listener a {@link BannerConnection}. */
final class BannerConnections extends AbstractConnectionFactory {
    private final VisitRecorder recorder;
    private final InstantSource clock;
    private final String banner;

    BannerConnections(VisitRecorder recorder, InstantSource clock, String banner) {
        super("security-drill");
        this.recorder = recorder;
        this.clock = clock;
        this.banner = banner;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(
                new BannerConnection(endPoint, connector.getExecutor(), recorder, clock, banner), connector, endPoint);
    }
}

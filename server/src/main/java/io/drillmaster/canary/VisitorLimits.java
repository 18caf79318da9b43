package io.drillmaster.canary;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Lets visitors' connections in and shows them out. All listeners share one count. Whoever is over it is cut off at once,
 * and every connection after its time, however busy it looks: sending a byte now and then holds nothing open.
 */
final class VisitorLimits implements Connection.Listener {
    /**
     * How much strangers may take.
     *
     * @param connections open at a time
     * @param connectionsPerNetwork open at a time from one IPv4 address or one IPv6 /64
     * @param idle a connection on which nothing moved for so long is closed
     * @param longest how long a connection may last
     */
    record Limits(int connections, int connectionsPerNetwork, Duration idle, Duration longest) {
        /** A whole build farm may be behind one address. */
        static final Limits USUAL = new Limits(1000, 200, Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    private record Stay(InetAddress network, Scheduler.Task end) {}

    private final Limits limits;
    private final Scheduler scheduler;
    private final Map<Connection, Stay> stays = new HashMap<>();
    private final Map<InetAddress, Integer> byNetwork = new HashMap<>();
    private long refused;

    VisitorLimits(Limits limits, Scheduler scheduler) {
        this.limits = limits;
        this.scheduler = scheduler;
    }

    @Override
    public void onOpened(Connection connection) {
        if (ofTheNetwork(connection) && !letIn(connection)) {
            connection.close();
        }
    }

    @Override
    public synchronized void onClosed(Connection connection) {
        var stay = stays.remove(connection);
        if (stay != null) {
            stay.end().cancel();
            byNetwork.computeIfPresent(stay.network(), (network, open) -> open == 1 ? null : open - 1);
        }
    }

    /** Connections that were cut off because there were too many, since the start. */
    synchronized long refused() {
        return refused;
    }

    synchronized int open() {
        return stays.size();
    }

    private synchronized boolean letIn(Connection connection) {
        var network = network(connection);
        var open = byNetwork.getOrDefault(network, 0);
        if (stays.size() >= limits.connections() || open >= limits.connectionsPerNetwork()) {
            refused++;
            return false;
        }
        var end = scheduler.schedule(connection::close, limits.longest().toMillis(), TimeUnit.MILLISECONDS);
        stays.put(connection, new Stay(network, end));
        byNetwork.put(network, open + 1);
        return true;
    }

    /** TLS puts one connection into another; the outer one is the visitor's. */
    private static boolean ofTheNetwork(Connection connection) {
        return connection.getEndPoint() instanceof SocketChannelEndPoint;
    }

    private static InetAddress network(Connection connection) {
        var remote = connection.getEndPoint().getRemoteSocketAddress();
        var address = remote instanceof InetSocketAddress internet
                ? internet.getAddress()
                : InetAddress.getLoopbackAddress(); // gone already
        return address instanceof Inet6Address ? first64Bits(address) : address;
    }

    private static InetAddress first64Bits(InetAddress address) {
        var bytes = address.getAddress();
        Arrays.fill(bytes, 8, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) { // for another number of bytes only
            throw new IllegalStateException(impossible);
        }
    }
}

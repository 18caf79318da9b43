package io.drillmaster.canary;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sockets of the name server: two for UDP, between which the system shares out the clients (SO_REUSEPORT), and one for
 * TCP on each address, all on the same port. A socket bound to
 * "any address" would answer from whichever address the routing prefers, and resolvers drop such answers; so each
 * address has sockets of its own.
 */
record DnsSockets(int port, List<DatagramChannel> udp, List<ServerSocketChannel> tcp) implements AutoCloseable {
    private static final int UDP_SOCKETS_PER_ADDRESS = 2;
    private static final int ATTEMPTS_FOR_A_FREE_PORT = 50;
    private static final int TCP_BACKLOG = 256;

    static DnsSockets open(List<InetAddress> addresses, int port) throws IOException {
        var each = each(addresses);
        for (var attempt = 1; ; attempt++) {
            try {
                return openOn(each, port);
            } catch (IOException e) {
                if (port != 0 || attempt == ATTEMPTS_FOR_A_FREE_PORT) {
                    throw e;
                }
            }
        }
    }

    private static DnsSockets openOn(List<InetAddress> addresses, int wanted) throws IOException {
        var opened = new DnsSockets(wanted, new ArrayList<>(), new ArrayList<>());
        try {
            var port = wanted;
            for (var address : addresses) {
                var tcp = ServerSocketChannel.open();
                opened.tcp.add(tcp);
                tcp.setOption(StandardSocketOptions.SO_REUSEADDR, true); // only over what is still closing
                bind("TCP", address, port, place -> tcp.bind(place, TCP_BACKLOG));
                port = tcp.socket().getLocalPort();
                openUdp(address, port, opened.udp);
            }
            return new DnsSockets(port, List.copyOf(opened.udp), List.copyOf(opened.tcp));
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    private static void openUdp(InetAddress address, int port, List<DatagramChannel> opened) throws IOException {
        boolean shareable;
        try (var alone = new DatagramSocket(null)) {
            bind("UDP", address, port, alone::bind); // a stranger that shares its port would take questions away
            shareable = alone.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT);
        }
        for (var i = 0; i < (shareable ? UDP_SOCKETS_PER_ADDRESS : 1); i++) {
            var udp = DatagramChannel.open(
                    address instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
            opened.add(udp);
            if (shareable) {
                udp.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            bind("UDP", address, port, udp::bind);
        }
    }

    /** Where they listen. */
    List<InetSocketAddress> places() throws IOException {
        var places = new ArrayList<InetSocketAddress>();
        for (var channel : tcp) {
            places.add((InetSocketAddress) channel.getLocalAddress());
        }
        return List.copyOf(places);
    }

    private interface Binding {
        void at(InetSocketAddress place) throws IOException;
    }

    private static void bind(String transport, InetAddress address, int port, Binding binding) throws IOException {
        try {
            binding.at(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new IOException(
                    "The canary cannot listen for DNS by " + transport + " on " + address.getHostAddress() + " port "
                            + port + ": " + e.getMessage()
                            + ". Stop what listens there, choose another address or port, or allow low ports.",
                    e);
        }
    }

    /** {@code 0.0.0.0} becomes all IPv4 addresses of the machine, {@code ::} all addresses. */
    private static List<InetAddress> each(List<InetAddress> addresses) throws SocketException {
        var each = new ArrayList<InetAddress>();
        for (var address : addresses) {
            if (address.isAnyLocalAddress()) {
                try (var own = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)) {
                    own.filter(one -> address instanceof Inet6Address || one instanceof Inet4Address)
                            .filter(one -> !one.isLinkLocalAddress())
                            .forEach(each::add);
                }
            } else {
                each.add(address);
            }
        }
        return each.stream().distinct().toList();
    }

    @Override
    public void close() throws IOException {
        try (var sockets = Stream.concat(udp.stream(), tcp.stream())) {
            for (var socket : sockets.toList()) {
                socket.close();
            }
        }
    }
}

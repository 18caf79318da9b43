package io.drillmaster.exercise;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;

/** A UDP port that was free a moment ago, for a name server whose port a test must know. */
public final class LoopbackPort {
    private LoopbackPort() {}

    /** Finds one. */
    public static int free() throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package io.drillmaster.doctor;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;

/** What happens when a port of this machine is tried. It is let go at once. */
enum PortState {
    FREE,
    /** Somebody has it. */
    TAKEN,
    /** It needs a right that this process has not. */
    FORBIDDEN,
    /** The address is none of this machine. */
    NOT_OURS,
    /** It cannot be had for another reason. */
    BROKEN;

    static PortState ofTcp(InetSocketAddress place) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // as the server will: a port of connections that just ended is free
            socket.bind(place);
            return FREE;
        } catch (IOException e) {
            return of(e);
        }
    }

    static PortState ofUdp(InetSocketAddress place) {
        try (var socket = new DatagramSocket(null)) {
            socket.bind(place);
            return FREE;
        } catch (IOException e) {
            return of(e);
        }
    }

    /** The reason is in the system's words only. */
    private static PortState of(IOException failure) {
        var words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("permission denied")) {
            return FORBIDDEN;
        }
        if (words.contains("cannot assign")) {
            return NOT_OURS;
        }
        return failure instanceof BindException ? TAKEN : BROKEN;
    }
}

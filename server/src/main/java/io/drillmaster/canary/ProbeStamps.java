package io.drillmaster.canary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Reads times in a probe's message: the host's in seconds since 1970 with or without decimals, the server's own as it
 * gave them.
 */
final class ProbeStamps {
    private static final Pattern STAMP = Pattern.compile("[0-9]{1,11}(\\.[0-9]{1,9})?");

    private ProbeStamps() {}

    /** Four times with a blank between them: t1 and t4 the host's, t2 and t3 the server's. */
    static ProbeMessage.Exchange exchange(String text) {
        var times = text.split(" ", -1);
        if (times.length != 4) {
            throw ProbeReader.bad("exchange", "An exchange has four times, found '" + ProbeReader.quoted(text) + "'.");
        }
        return new ProbeMessage.Exchange(
                stamp("t1", times[0]), server("t2", times[1]), server("t3", times[2]), end("t4", times[3]));
    }

    /**
     * A clock that shows whole seconds was somewhere in that second. A stamp that is used as an upper bound, as the last
     * one of an exchange and a file's modification time are, counts as the second's end.
     */
    static Instant end(String name, String text) {
        var beginning = stamp(name, text);
        return text.contains(".") ? beginning : beginning.plusSeconds(1);
    }

    private static Instant stamp(String name, String text) {
        if (!STAMP.matcher(text).matches()) {
            throw ProbeReader.bad(
                    name,
                    "'" + ProbeReader.quoted(text) + "' is not a time: " + name
                            + " is in seconds since 1970, with or without decimals.");
        }
        var seconds = new BigDecimal(text);
        var whole = seconds.setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochSecond(
                whole.longValueExact(),
                seconds.subtract(whole).movePointRight(9).longValueExact());
    }

    private static Instant server(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw ProbeReader.bad(
                    name, "'" + ProbeReader.quoted(text) + "' is not the time that this server gave as " + name + ".");
        }
    }
}

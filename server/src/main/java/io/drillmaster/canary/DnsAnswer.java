package io.drillmaster.canary;

import io.drillmaster.drillpackages.DrillName;
import java.util.Optional;

/**
 * What to do about a DNS message.
 *
 * @param wire the bytes to send back; none where the rate limit lets nothing be sent
 * @param lookup the look-up of a whole drill name that it was; to be recorded also where nothing is sent
 */
record DnsAnswer(byte[] wire, Optional<Lookup> lookup) {
    /**
     * A drill name was asked for.
     *
     * @param asked the name as asked, letter case kept
     * @param type e.g. {@code AAAA}
     * @param clientSubnet ADDRESS/PREFIX of the EDNS Client Subnet option, where there is one
     */
    record Lookup(DrillName drill, String asked, String type, Optional<String> clientSubnet) {}

    /** Whether nothing is to be sent. */
    boolean dropped() {
        return wire.length == 0;
    }
}

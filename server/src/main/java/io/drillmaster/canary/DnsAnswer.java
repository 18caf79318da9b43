package io.drillmaster.canary;

import io.drillmaster.drillpackages.DrillName;
import java.util.Optional;

/**
 * What to do about a DNS message.
 *
 * @param wire the bytes to send back
 * @param lookup the look-up of a whole drill name that it was
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
}

package io.drillmaster.canary;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Networks of machines that look at whatever they find: mail and URL scanners, sandboxes, analysts' resolvers. What comes
 * from them is evidence, but never of an execution.
 *
 * @param networks the first that contains an address is the one that counts
 */
public record DeclaredNetworks(List<Network> networks) {
    /** Nothing is declared. */
    public static final DeclaredNetworks NONE = new DeclaredNetworks(List.of());

    /**
     * One of them.
     *
     * @param name for people, e.g. {@code mail gateway}
     * @param address the network's first address
     * @param prefix how many leading bits count
     */
    public record Network(String name, InetAddress address, int prefix) {
        public Network {
            var longest = address.getAddress().length * 8;
            if (prefix < 0 || prefix > longest) {
                throw new IllegalArgumentException(
                        "the prefix of " + address.getHostAddress() + " must be 0 to " + longest + ", found " + prefix);
            }
        }

        boolean contains(InetAddress other) {
            var own = address.getAddress();
            var its = other.getAddress();
            if (own.length != its.length) {
                return false;
            }
            for (var bit = 0; bit < prefix; bit++) {
                var mask = 0x80 >> (bit % 8);
                if ((own[bit / 8] & mask) != (its[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    public DeclaredNetworks {
        networks = List.copyOf(networks);
    }

    /** Name of the declared network that an address lies in. */
    public Optional<String> of(InetAddress address) {
        for (var network : networks) {
            if (network.contains(address)) {
                return Optional.of(network.name());
            }
        }
        return Optional.empty();
    }
}

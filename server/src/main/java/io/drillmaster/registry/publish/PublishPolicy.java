package io.drillmaster.registry.publish;

import io.drillmaster.drillpackages.NamePolicy;
import io.drillmaster.drillpackages.PackageName;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where drill packages may go, and what they may be called. Whatever is not written down is refused. */
public final class PublishPolicy {
    /** The shortest beginning that still says whose a name is. */
    public static final int SHORTEST_PREFIX = 3;

    private final List<RegistryHost> allowed;
    private final List<RegistryHost> plainHttp;
    private final NamePolicy names;

    /**
     * Reads the three lists.
     *
     * @param allowedHosts hosts that may be spoken to, {@code host} or {@code host:port}; none: no registry outside
     * @param plainHttpHosts those of them that may be spoken to without TLS, beside the loopback
     * @param namePrefixes how names of drill packages begin; none: no rule here, and nothing leaves for outside
     * @throws IllegalArgumentException when an entry is no host, or too short a beginning
     */
    public PublishPolicy(List<String> allowedHosts, List<String> plainHttpHosts, List<String> namePrefixes) {
        this.allowed = allowedHosts.stream().map(RegistryHost::ofEntry).toList();
        this.plainHttp = plainHttpHosts.stream().map(RegistryHost::ofEntry).toList();
        this.names = new NamePolicy(namePrefixes, List.of());
        names.prefixes().forEach(prefix -> {
            if (prefix.length() < SHORTEST_PREFIX) {
                throw new IllegalArgumentException(
                        "'" + prefix + "' is too short for a beginning of names: " + SHORTEST_PREFIX + " letters");
            }
        });
        allowed.forEach(host -> PublicNames.find(host).ifPresent(known -> {
            throw new IllegalArgumentException(host + " is the public registry " + known + " or looks like it");
        }));
    }

    /** Why this address must not be asked anything; empty when it may. */
    public Optional<String> refusal(URI address) {
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            return Optional.of("its address has no plain host name");
        }
        if (!TargetAddress.isWeb(address)) {
            return Optional.of("its address begins with neither https:// nor http://");
        }
        var host = RegistryHost.of(address);
        var known = PublicNames.find(host);
        if (known.isPresent()) {
            return Optional.of(host + " is the public registry " + known.get()
                    + ", or is written to look like it; drill packages" + " are never published there");
        }
        if (allowed.stream().noneMatch(entry -> entry.isThatOf(address))) {
            return Optional.of(host + " is not in publish.allowed-hosts, which "
                    + (allowed.isEmpty() ? "is empty" : "has " + listed(allowed))
                    + "; add it there if drill packages may be published to it");
        }
        if (!"https".equals(address.getScheme())
                && !host.isLoopback()
                && plainHttp.stream().noneMatch(entry -> entry.isThatOf(address))) {
            return Optional.of(host + " is addressed without TLS; use https, or add it to publish.plain-http-hosts if"
                    + " credentials and packages may travel in the clear");
        }
        return Optional.empty();
    }

    /** Why a package of this name must not go to a registry outside; empty when it may. */
    public Optional<String> refusalOutside(PackageName name) {
        return names.prefixes().isEmpty()
                ? Optional.of("publish.name-prefixes is empty: names for registries outside must begin with something"
                        + " that you reserved; add for example 'acme-drill-' or '@acme-drill/'")
                : refusalAnywhere(name);
    }

    /** Why no drill package may have this name; empty when one may, as far as names are ruled at all. */
    public Optional<String> refusalAnywhere(PackageName name) {
        return names.refusal(name)
                .map(refused -> "its name '" + name + "' begins with none of publish.name-prefixes: "
                        + String.join(", ", names.prefixes()));
    }

    /** How names of drill packages must begin; anything goes where nothing is set. */
    public NamePolicy names() {
        return names;
    }

    /** By what it allows. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PublishPolicy policy
                && allowed.equals(policy.allowed)
                && plainHttp.equals(policy.plainHttp)
                && names.equals(policy.names);
    }

    @Override
    public int hashCode() {
        return Objects.hash(allowed, plainHttp, names);
    }

    private static String listed(List<RegistryHost> hosts) {
        return hosts.stream().map(RegistryHost::toString).collect(Collectors.joining(", "));
    }
}

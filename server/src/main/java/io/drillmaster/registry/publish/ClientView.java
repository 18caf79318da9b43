package io.drillmaster.registry.publish;

import io.drillmaster.drillpackages.Ecosystem;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A registry as package clients see it: what its index says about a name, and what its files' addresses give. */
abstract class ClientView {
    private final Wire wire;
    private final RegistryTarget target;

    ClientView(Wire wire, RegistryTarget target) {
        this.wire = wire;
        this.target = target;
    }

    /** The view that belongs to the target's ecosystem. */
    static ClientView of(Wire wire, RegistryTarget target) {
        return target.ecosystem() == Ecosystem.NPM ? new NpmView(wire, target) : new SimpleIndexView(wire, target);
    }

    /** What the index answers for a name, unread. */
    final Answer ask(String name) {
        return wire.get(page(name), withCredentials(Map.of("Accept", accept())));
    }

    /** The files that an index page offers; none for a page that says there is no such name. */
    final List<Offer> offers(Answer page) {
        if (page.missing()) {
            return List.of();
        }
        if (!page.ok()) {
            throw new RegistryTrouble("The index page " + page.uri() + " answered " + page.inWords() + ".");
        }
        return read(page);
    }

    /** The file of that name, when the index offers one. */
    final Optional<Offer> find(String name, String filename) {
        return offers(ask(name)).stream()
                .filter(offer -> offer.filename().equals(filename))
                .findFirst();
    }

    /** Fetches a file as a client does: credentials go to the index' own host only. */
    final Answer fetch(URI address) {
        var own = address.getHost() != null // an index may link to anything; the wire refuses what has no host
                && RegistryHost.of(target.indexUrl()).equals(RegistryHost.of(address));
        return wire.get(address, own ? target.clientHeaders() : Map.of());
    }

    /** A name that everybody knows the public registry has, and that nobody has reason to hold themselves. */
    abstract String knownToThePublic();

    abstract URI page(String name);

    abstract String accept();

    abstract List<Offer> read(Answer page);

    final RegistryTarget target() {
        return target;
    }

    private Map<String, String> withCredentials(Map<String, String> more) {
        var all = new HashMap<>(target.clientHeaders());
        all.putAll(more);
        return all;
    }
}

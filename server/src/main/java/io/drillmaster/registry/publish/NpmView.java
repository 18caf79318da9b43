package io.drillmaster.registry.publish;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** npm's view: the packument, full. */
final class NpmView extends ClientView {
    NpmView(Wire wire, RegistryTarget target) {
        super(wire, target);
    }

    @Override
    String knownToThePublic() {
        return "left-pad";
    }

    @Override
    URI page(String name) {
        return URI.create(target().indexUrl() + path(name));
    }

    @Override
    String accept() {
        return "application/json";
    }

    @Override
    List<Offer> read(Answer page) {
        var offers = new ArrayList<Offer>();
        for (var version : page.json().path("versions")) {
            var dist = version.path("dist");
            var integrity = dist.path("integrity").asText("");
            Answer.resolved(page.uri(), dist.path("tarball").asText(""))
                    .filter(address -> address.getPath() != null)
                    .ifPresent(address -> {
                        var path = address.getPath();
                        offers.add(new Offer(
                                path.substring(path.lastIndexOf('/') + 1),
                                address,
                                Optional.of(integrity).filter(text -> text.startsWith("sha512-"))));
                    });
        }
        return offers;
    }

    /** A name in an address: the slash of a scope is encoded, as npm does it. */
    static String path(String name) {
        return name.replace("/", "%2f");
    }
}

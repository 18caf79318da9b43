package io.drillmaster.registry.publish;

import io.drillmaster.drillpackages.DrillPackage;
import io.drillmaster.drillpackages.Ecosystem;
import java.net.URI;
import java.util.Map;

/** The two upload protocols that almost all registries speak. */
final class Uploads {
    private Uploads() {}

    /** As twine or as npm, whichever the target's ecosystem asks for. */
    static Answer send(Wire wire, RegistryTarget target, DrillPackage built) {
        return target.ecosystem() == Ecosystem.NPM
                ? npm(wire, target, built)
                : twine(wire, target.bareUrl(), target.credentials().basicHeaders(), built);
    }

    static Answer twine(Wire wire, URI address, Map<String, String> credentials, DrillPackage built) {
        return wire.post(address, credentials, TwineForm.upload(built));
    }

    static Answer npm(Wire wire, RegistryTarget target, DrillPackage built) {
        var name = built.spec().packageName().value();
        return wire.put(
                URI.create(target.url() + NpmView.path(name)),
                target.credentials().headers(),
                NpmDocument.of(built, target.url()));
    }
}

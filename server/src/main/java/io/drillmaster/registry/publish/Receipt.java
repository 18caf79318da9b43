package io.drillmaster.registry.publish;

import io.drillmaster.drillpackages.DrillPackage;
import io.drillmaster.drillpackages.PackageName;
import java.net.URI;
import java.util.Optional;

/**
 * What was, or is about to be, sent to a registry outside. It is stored before the first byte leaves, and says enough to
 * withdraw the package whatever happened afterwards.
 *
 * @param targetId the registry
 * @param name of the package
 * @param version of the package
 * @param filename of its archive
 * @param sha256 of its archive, hex
 * @param integrity of its archive, as npm states it
 * @param url where clients fetch it; empty until the index was seen to offer it
 * @param remoteId what the registry calls it, where it said so
 */
public record Receipt(
        String targetId,
        PackageName name,
        String version,
        String filename,
        String sha256,
        String integrity,
        Optional<URI> url,
        Optional<String> remoteId) {

    /** Before the upload. */
    public static Receipt intended(String targetId, DrillPackage built) {
        return new Receipt(
                targetId,
                built.spec().packageName(),
                built.spec().version().value(),
                built.filename(),
                built.sha256(),
                built.integrity(),
                Optional.empty(),
                Optional.empty());
    }

    /** Seen at this address. */
    Receipt at(URI address) {
        return new Receipt(targetId, name, version, filename, sha256, integrity, Optional.of(address), remoteId);
    }

    /** Known there by this. */
    Receipt called(String id) {
        return new Receipt(targetId, name, version, filename, sha256, integrity, url, Optional.of(id));
    }

    /** Name and version, for people. */
    public String what() {
        return name + " " + version;
    }
}

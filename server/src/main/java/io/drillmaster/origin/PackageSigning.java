package io.drillmaster.origin;

import io.drillmaster.drillpackages.DrillPackage;
import io.drillmaster.drillpackages.origin.Attestations;
import io.drillmaster.drillpackages.origin.Document;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Signs what is published, and keeps it for whoever asks later. */
public final class PackageSigning {
    private final SigningKeys keys;
    private final AttestationStore store;
    private final String version;

    /** {@code version} is this program's; it stands in the provenance. */
    public PackageSigning(Jdbi jdbi, SigningKeys keys, String version) {
        this.keys = keys;
        this.store = new AttestationStore(jdbi);
        this.version = version;
    }

    /**
     * Makes the documents of a package that is being published, in the transaction that publishes it.
     *
     * @return what else goes to a registry that keeps files beside files
     */
    public Attestations sign(Handle handle, DrillPackage drill, Instant now) {
        var key = keys.current(handle);
        var attestations = Attestations.of(drill, key, version);
        store.add(handle, drill, attestations, key.id(), now);
        return attestations;
    }

    /** What lies beside the archive with this digest; empty for one that was never published here. */
    public Optional<Document> find(String sha256, DocumentKind kind) {
        return store.find(sha256, kind);
    }
}

package io.drillmaster.origin;

import io.drillmaster.drillpackages.DrillPackage;
import io.drillmaster.drillpackages.origin.Attestations;
import io.drillmaster.drillpackages.origin.Document;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The table {@code drill_attestation}. */
final class AttestationStore {
    private final Jdbi jdbi;

    AttestationStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(Handle handle, DrillPackage drill, Attestations attestations, String keyId, Instant now) {
        handle.createUpdate("""
                        insert into drill_attestation (token, sha256, sha1, integrity, filename, manifest, provenance,
                          sbom, key_id, expires_at, signed_at)
                        values (:token, :sha256, :sha1, :integrity, :filename, :manifest, :provenance, :sbom, :key,
                          :expires, :now)
                        on conflict (token, sha256) do nothing
                        """)
                .bind("token", drill.spec().token().value())
                .bind("sha256", drill.sha256())
                .bind("sha1", drill.sha1())
                .bind("integrity", drill.integrity())
                .bind("filename", drill.filename())
                .bind("manifest", attestations.manifest().content())
                .bind("provenance", attestations.provenance().content())
                .bind("sbom", attestations.sbom().content())
                .bind("key", keyId)
                .bind("expires", drill.spec().expiresAt().atOffset(ZoneOffset.UTC))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** The document of an archive (unique index drill_attestation_by_sha256). */
    Optional<Document> find(String sha256, DocumentKind kind) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select filename, manifest, provenance, sbom from drill_attestation where sha256 = :sha256")
                .bind("sha256", sha256)
                .map((row, context) -> new Document(
                        row.getString("filename") + kind.suffix(), kind.mediaType(), row.getBytes(kind.column())))
                .findOne());
    }
}

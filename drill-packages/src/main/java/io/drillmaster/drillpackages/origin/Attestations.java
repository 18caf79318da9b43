package io.drillmaster.drillpackages.origin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.drillpackages.DrillPackage;
import java.nio.charset.StandardCharsets;

/**
 * What is said about a drill package beside its archive. The same package, key and version give the same bytes.
 *
 * @param manifest what it does, until when and whom to call: the manifest, signed (DSSE, in-toto); {@link Verification}
 *     reads it
 * @param provenance how it was built (DSSE, in-toto, SLSA Provenance 1)
 * @param sbom what is in it (CycloneDX 1.6 JSON, not signed: its digests can be compared with the manifest's)
 */
public record Attestations(Document manifest, Document provenance, Document sbom) {
    /** What comes after an archive's name in the name of its signed manifest. */
    public static final String MANIFEST_SUFFIX = ".manifest.intoto.json";

    /** What comes after an archive's name in the name of its provenance. */
    public static final String PROVENANCE_SUFFIX = ".provenance.intoto.json";

    /** What comes after an archive's name in the name of its bill of materials. */
    public static final String SBOM_SUFFIX = ".cdx.json";

    /** Media type of a signed statement. */
    public static final String ENVELOPE_TYPE = "application/vnd.dsse.envelope.v1+json";

    /** Media type of a bill of materials. */
    public static final String SBOM_TYPE = "application/vnd.cyclonedx+json; version=1.6";

    /** Predicate type of a signed manifest. */
    static final String MANIFEST_PREDICATE = "https://drillmaster.io/attestation/drill-manifest/v1";

    /**
     * Makes and signs them.
     *
     * @param builderVersion version of the Drillmaster that built the package
     */
    public static Attestations of(DrillPackage drill, SigningKey key, String builderVersion) {
        var manifest = Statement.about(drill, MANIFEST_PREDICATE, manifest(drill));
        var provenance = Statement.about(drill, Provenance.PREDICATE_TYPE, Provenance.of(drill.spec(), builderVersion));
        return new Attestations(
                new Document(drill.filename() + MANIFEST_SUFFIX, ENVELOPE_TYPE, signed(manifest, key)),
                new Document(drill.filename() + PROVENANCE_SUFFIX, ENVELOPE_TYPE, signed(provenance, key)),
                new Document(drill.filename() + SBOM_SUFFIX, SBOM_TYPE, Sbom.of(drill, builderVersion)));
    }

    private static byte[] signed(Statement statement, SigningKey key) {
        return Envelope.sign(Statement.MEDIA_TYPE, statement.toJson(), key).toJson();
    }

    private static ObjectNode manifest(DrillPackage drill) {
        return OriginJson.read(drill.manifest().toJson().getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("a manifest could not be read back"));
    }
}

package io.drillmaster.origin;

import io.drillmaster.drillpackages.origin.Attestations;

/** What there is beside each archive. */
public enum DocumentKind {
    /** The signed drill manifest. */
    MANIFEST("manifest.intoto.json", Attestations.MANIFEST_SUFFIX, Attestations.ENVELOPE_TYPE, "manifest"),
    /** The signed provenance. */
    PROVENANCE("provenance.intoto.json", Attestations.PROVENANCE_SUFFIX, Attestations.ENVELOPE_TYPE, "provenance"),
    /** The bill of materials. */
    SBOM("sbom.cdx.json", Attestations.SBOM_SUFFIX, Attestations.SBOM_TYPE, "sbom");

    private final String path;
    private final String suffix;
    private final String mediaType;
    private final String column;

    DocumentKind(String path, String suffix, String mediaType, String column) {
        this.path = path;
        this.suffix = suffix;
        this.mediaType = mediaType;
        this.column = column;
    }

    /** The last step of its address. */
    public String path() {
        return path;
    }

    String suffix() {
        return suffix;
    }

    String mediaType() {
        return mediaType;
    }

    String column() {
        return column;
    }
}

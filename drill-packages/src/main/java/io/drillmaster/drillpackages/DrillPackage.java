package io.drillmaster.drillpackages;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A drill package, ready for a registry. Its {@linkplain DrillSpec#vector() vector} decides the archive's format: a
 * source distribution or a wheel for Python, a tarball for npm, a crate, a gem.
 *
 * @param spec what it was built from
 * @param filename the archive's name, without a directory (and, for npm, without the scope)
 * @param content the archive; not copied, so do not change it. Two packages are compared by {@code sha256}, since a
 *     record compares arrays by identity
 * @param sha256 of the content, hex
 * @param sha512Base64 of the content; see {@link #integrity()}
 * @param sha1 of the content, hex; npm calls it {@code shasum}
 * @param metadata what a registry tells about it
 * @param manifest what it does, until when, and how to clean up; also in the archive as {@code DRILL-MANIFEST.json}
 */
@SuppressWarnings("ArrayRecordComponent") // a few kilobytes that are only ever written out; said above
public record DrillPackage(
        DrillSpec spec,
        String filename,
        byte[] content,
        String sha256,
        String sha512Base64,
        String sha1,
        PackageMetadata metadata,
        Manifest manifest) {
    static DrillPackage of(
            DrillSpec spec, String filename, byte[] content, PackageMetadata metadata, Manifest manifest) {
        var hex = HexFormat.of();
        return new DrillPackage(
                spec,
                filename,
                content,
                sha256(content),
                Base64.getEncoder().encodeToString(digest("SHA-512", content)),
                hex.formatHex(digest("SHA-1", content)),
                metadata,
                manifest);
    }

    /** The content's digest as npm's {@code dist.integrity} states it (W3C Subresource Integrity). */
    public String integrity() {
        return "sha512-" + sha512Base64;
    }

    /** The digest of some content, hex. */
    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(digest("SHA-256", content));
    }

    private static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException incomplete) {
            throw new IllegalStateException("this Java lacks " + algorithm + ", which all must have", incomplete);
        }
    }
}

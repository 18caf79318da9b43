package io.drillmaster.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What clients check a file by.
 *
 * @param sha256 hex
 * @param sha1 hex; npm's {@code shasum}
 * @param integrity npm's {@code sha512-…}
 */
record FileDigests(String sha256, String sha1, String integrity) {
    static FileDigests of(byte[] content) {
        return new FileDigests(
                hex("SHA-256", content),
                hex("SHA-1", content),
                "sha512-" + Base64.getEncoder().encodeToString(digest("SHA-512", content)));
    }

    static String hex(String algorithm, byte[] content) {
        return HexFormat.of().formatHex(digest(algorithm, content));
    }

    private static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException incomplete) {
            throw new IllegalStateException("this Java lacks " + algorithm + ", which all must have", incomplete);
        }
    }
}

package io.drillmaster.drillpackages.origin;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Collection;
import java.util.HexFormat;

/** Whether an archive is a drill package of somebody whose key is known. */
public sealed interface Verification {
    /**
     * It is: the signature is right, and the archive is the one that was signed for.
     *
     * @param manifest what it does, until when, and whom to call
     * @param keyId name of the key that signed
     */
    record Genuine(ManifestReading manifest, String keyId) implements Verification {}

    /**
     * The archive, or what is said about it, is not what was signed.
     *
     * @param reason a clause for people
     */
    record Altered(String reason) implements Verification {}

    /**
     * Somebody signed, with a key that is not among the known ones; nothing is proved.
     *
     * @param keyId the key that the statement names
     */
    record UnknownKey(String keyId) implements Verification {}

    /**
     * There is no signed drill manifest.
     *
     * @param reason a clause for people
     */
    record NotADrill(String reason) implements Verification {}

    /**
     * Verifies. Never throws, whatever the bytes are.
     *
     * @param archive the package's file
     * @param envelope the signed manifest beside it
     * @param keys whom to believe
     */
    static Verification verify(byte[] archive, byte[] envelope, Collection<PublicKey> keys) {
        var read = Envelope.read(envelope);
        if (read.isEmpty()) {
            return new NotADrill("the statement is not a signed one (a DSSE envelope with one Ed25519 signature)");
        }
        var found = read.get();
        if (!PublicKeys.isId(found.keyId())) {
            return new NotADrill("the statement does not name its key as Drillmaster does");
        }
        var key = keys.stream()
                .filter(known -> PublicKeys.id(known).equals(found.keyId()))
                .findFirst();
        if (key.isEmpty()) {
            return new UnknownKey(found.keyId());
        }
        if (!PublicKeys.fits(key.get(), found.signedBytes(), found.signature())) {
            return new Altered("the signature does not fit the statement");
        }
        if (!found.isWrittenAs(envelope)) {
            return new Altered("the statement's file is not written as it was when it was signed");
        }
        return ofTrusted(archive, found);
    }

    private static Verification ofTrusted(byte[] archive, Envelope envelope) {
        var statement = Statement.read(envelope.payload())
                .filter(ignored -> envelope.payloadType().equals(Statement.MEDIA_TYPE));
        if (statement.isEmpty()) {
            return new NotADrill("what was signed is not an in-toto statement about one archive");
        }
        if (!statement.get().predicateType().equals(Attestations.MANIFEST_PREDICATE)) {
            return new NotADrill("what was signed is another kind of statement, not a drill manifest");
        }
        if (!hex("SHA-256", archive).equals(statement.get().sha256())
                || !hex("SHA-512", archive).equals(statement.get().sha512())) {
            return new Altered("the archive is not the one that was signed for: its digests differ");
        }
        var manifest = ManifestReading.read(statement.get().predicate());
        return manifest.isPresent()
                ? new Genuine(manifest.get(), envelope.keyId())
                : new NotADrill("the drill manifest that was signed is incomplete");
    }

    private static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException incomplete) {
            throw new IllegalStateException("this Java lacks " + algorithm + ", which all must have", incomplete);
        }
    }
}

package io.drillmaster.drillpackages.origin;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Ed25519 public keys: their text and their names. */
public final class PublicKeys {
    private static final String LABEL = "PUBLIC KEY";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    private PublicKeys() {}

    /** Whether the text has the form of a key's name. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The key's name: SHA-256 of its SubjectPublicKeyInfo (RFC 5280), 64 hexadecimal digits. */
    public static String id(PublicKey key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (NoSuchAlgorithmException incomplete) {
            throw new IllegalStateException("this Java lacks SHA-256, which all must have", incomplete);
        }
    }

    /** The key as PEM ({@code BEGIN PUBLIC KEY}, RFC 7468), as openssl reads it. */
    public static String toPem(PublicKey key) {
        return Pem.write(LABEL, key.getEncoded());
    }

    /**
     * All keys of a PEM text, in its order; what stands between them is passed over.
     *
     * @throws IllegalArgumentException when there is none, or one is not an Ed25519 key
     */
    public static List<PublicKey> ofPem(String text) {
        var keys = new ArrayList<PublicKey>();
        for (var encoded : Pem.read(LABEL, text)) {
            keys.add(of(encoded));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no public key in it: no line '-----BEGIN PUBLIC KEY-----'");
        }
        return List.copyOf(keys);
    }

    private static PublicKey of(byte[] encoded) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("a public key in it is not an Ed25519 key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK from 15 on has Ed25519", e);
        }
    }

    /** Whether the signature is this key's for the message. */
    static boolean fits(PublicKey key, byte[] message, byte[] signature) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException unfit) {
            return false; // a signature of a wrong length, or a key of another kind, fits nothing
        }
    }
}

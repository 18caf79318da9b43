package io.drillmaster.drillpackages.origin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Set;

/** An Ed25519 key that signs what is said about drill packages (RFC 8032). The same key and text give the same signature. */
public final class SigningKey {
    private static final String ALGORITHM = "Ed25519";
    private static final String LABEL = "PRIVATE KEY";

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private SigningKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** A new key from the machine's source of randomness. */
    public static SigningKey generate() {
        return pair(new SecureRandom());
    }

    /**
     * Reads an unencrypted PKCS#8 key, as {@code openssl genpkey -algorithm ed25519} writes it.
     *
     * @throws IllegalArgumentException saying what is wrong; it never repeats the text
     */
    public static SigningKey ofPem(String text) {
        var blocks = Pem.read(LABEL, text);
        if (blocks.size() != 1) {
            throw new IllegalArgumentException("there must be one block '-----BEGIN PRIVATE KEY-----' in it, found "
                    + blocks.size() + "; make one with: openssl genpkey -algorithm ed25519");
        }
        try {
            var read = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(blocks.get(0)));
            var seed = ((EdECPrivateKey) read).getBytes().orElseThrow();
            return pair(new SeedOnly(seed));
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException(
                    "it is not an unencrypted Ed25519 key; make one with: openssl genpkey -algorithm ed25519", e);
        } catch (GeneralSecurityException e) {
            throw lacking(e);
        }
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException when its content is not a key
     */
    public static SigningKey load(Path file) throws IOException {
        return ofPem(Files.readString(file, StandardCharsets.ISO_8859_1)); // PEM is ASCII; whatever else is no key
    }

    /** Writes the key to a new file that only its owner can read. @throws IOException also when the file is there */
    public void save(Path file) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, options, ownerOnly)) {
            var bytes = ByteBuffer.wrap(toPem().getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                var unused = channel.write(bytes);
            }
        }
    }

    /** The secret: PKCS#8 as PEM. */
    public String toPem() {
        return Pem.write(LABEL, privateKey.getEncoded());
    }

    /** What others verify with. */
    public PublicKey publicKey() {
        return publicKey;
    }

    /** The public key's name, see {@link PublicKeys#id}. */
    public String id() {
        return PublicKeys.id(publicKey);
    }

    byte[] sign(byte[] message) {
        try {
            var signer = Signature.getInstance(ALGORITHM);
            signer.initSign(privateKey);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw lacking(e);
        }
    }

    /** Names the key, without the secret. */
    @Override
    public String toString() {
        return "signing key " + id();
    }

    private static SigningKey pair(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            var pair = generator.generateKeyPair();
            return new SigningKey(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw lacking(e);
        }
    }

    private static IllegalStateException lacking(GeneralSecurityException e) {
        return new IllegalStateException("every JDK from 15 on has Ed25519", e);
    }

    /**
     * Gives a seed that is known. An Ed25519 private key is its seed (RFC 8032, 5.1.5), and the JDK offers no other way
     * from a private key to the public one, which openssl leaves out of the file.
     */
    private static final class SeedOnly extends SecureRandom {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // never written anywhere
        private final byte[] seed;

        SeedOnly(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("asked for " + bytes.length + " bytes, not for the seed");
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}

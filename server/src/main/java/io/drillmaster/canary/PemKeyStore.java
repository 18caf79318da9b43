package io.drillmaster.canary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/** Makes Java's kind of key store of the two PEM files that everybody else has. */
final class PemKeyStore {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    private PemKeyStore() {}

    /**
     * The certificates and the key, under one alias.
     *
     * @param certificateFile for messages, as is {@code keyFile}
     * @param password protects the key within the store
     * @throws IOException if the files cannot be used or do not belong together, saying which, why, and what to do
     */
    static KeyStore of(byte[] certificates, Path certificateFile, byte[] key, Path keyFile, char[] password)
            throws IOException {
        var chain = chain(certificates, certificateFile);
        var privateKey = key(key, keyFile, chain[0].getPublicKey());
        try {
            if (!belongs(privateKey, chain[0].getPublicKey())) {
                throw new IOException("the key in " + keyFile + " is not that of the first certificate in "
                        + certificateFile + "; put the server's own certificate first, and its key beside it");
            }
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("canary", privateKey, password, chain);
            return store;
        } catch (GeneralSecurityException e) {
            throw new IOException(certificateFile + " and " + keyFile + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Certificate[] chain(byte[] pem, Path file) throws IOException {
        try {
            var chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem))
                    .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw new CertificateException("it is empty");
            }
            return chain;
        } catch (CertificateException e) {
            throw new IOException(
                    file + " holds no certificates in PEM form (BEGIN CERTIFICATE): " + e.getMessage(), e);
        }
    }

    private static PrivateKey key(byte[] pem, Path file, PublicKey partner) throws IOException {
        var found = KEY.matcher(new String(pem, StandardCharsets.ISO_8859_1));
        if (!found.find()) {
            throw new IOException(file + " holds no private key in PEM form (BEGIN PRIVATE KEY)");
        }
        if (!found.group(1).equals("PRIVATE KEY")) {
            throw new IOException(file + " holds a key of the form " + found.group(1)
                    + "; an unencrypted PRIVATE KEY (PKCS#8) is needed. Convert it: openssl pkcs8 -topk8 -nocrypt -in "
                    + file + " -out NEW-FILE");
        }
        try {
            var bytes = Base64.getMimeDecoder().decode(found.group(2));
            return KeyFactory.getInstance(partner.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (InvalidKeySpecException | IllegalArgumentException e) {
            throw new IOException(
                    "the key in " + file + " is no " + partner.getAlgorithm()
                            + " key, which the certificate asks for, or is damaged: " + e.getMessage(),
                    e);
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "keys of the kind " + partner.getAlgorithm() + " in " + file + " are not known: " + e.getMessage(),
                    e);
        }
    }

    private static boolean belongs(PrivateKey key, PublicKey partner) throws GeneralSecurityException {
        var algorithm = switch (partner.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> partner.getAlgorithm();
        };
        var proof = "security drill canary".getBytes(StandardCharsets.US_ASCII);
        var signing = Signature.getInstance(algorithm);
        signing.initSign(key);
        signing.update(proof);
        var checking = Signature.getInstance(algorithm);
        checking.initVerify(partner);
        checking.update(proof);
        return checking.verify(signing.sign());
    }
}

package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.drillpackages.origin.PublicKeys;
import io.drillmaster.drillpackages.origin.SigningKey;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    /** Made by {@code openssl genpkey -algorithm ed25519}, and its public half by {@code openssl pkey -pubout}. */
    private static final String OPENSSL_PRIVATE = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEICmYGjfL5pwyilUhQzqLD3jRRh+7OD/1AMgi9RMXhOYn
            -----END PRIVATE KEY-----
            """;

    private static final String OPENSSL_PUBLIC = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEArZvR9n9sdusxIL9ifQEwnANOK4S0L7tZ3Binx4308kw=
            -----END PUBLIC KEY-----
            """;

    @TempDir
    Path home;

    @Test
    void aSavedKeyIsTheOwnersAloneAndComesBackTheSame() throws Exception {
        var key = SigningKey.generate();
        var file = home.resolve("signing.pem");

        key.save(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(SigningKey.load(file).id()).isEqualTo(key.id());
    }

    @Test
    void aKeyThatIsThereIsNotOverwritten() throws Exception {
        var file = Files.writeString(home.resolve("signing.pem"), "precious");

        assertThatThrownBy(() -> SigningKey.generate().save(file)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("precious");
    }

    @Test
    void opensslsKeyIsRead() {
        assertThat(PublicKeys.toPem(SigningKey.ofPem(OPENSSL_PRIVATE).publicKey()))
                .isEqualTo(OPENSSL_PUBLIC);
    }

    @Test
    void theSecretIsNotInWhatIsPrinted() {
        var key = SigningKey.generate();

        assertThat(key.toString()).isEqualTo("signing key " + key.id());
        assertThat(key.toPem()).contains("PRIVATE KEY");
    }

    @Test
    void whatIsNoKeyIsRefusedWithAWayToMakeOne() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var rsa = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";

        for (var text : new String[] {"", "hello", rsa, OPENSSL_PUBLIC, OPENSSL_PRIVATE + OPENSSL_PRIVATE}) {
            assertThatThrownBy(() -> SigningKey.ofPem(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("openssl genpkey -algorithm ed25519");
        }
    }

    @Test
    void aFileOfKeysGivesThemAll() {
        var first = SigningKey.generate().publicKey();
        var second = SigningKey.generate().publicKey();

        assertThat(PublicKeys.ofPem("# now\n" + PublicKeys.toPem(first) + "\n# before\r\n" + PublicKeys.toPem(second)))
                .containsExactly(first, second);
        assertThatThrownBy(() -> PublicKeys.ofPem("nothing")).hasMessageContaining("no public key");
    }
}

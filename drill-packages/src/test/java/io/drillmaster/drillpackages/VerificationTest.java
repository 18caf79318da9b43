package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.drillpackages.origin.Attestations;
import io.drillmaster.drillpackages.origin.SigningKey;
import io.drillmaster.drillpackages.origin.Verification;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call a package a drill: only what was signed is believed, whatever else is shown. */
class VerificationTest {
    private static final SigningKey KEY = SigningKey.generate();
    private static final List<PublicKey> KNOWN = List.of(KEY.publicKey());
    private static final DrillPackage DRILL = Drills.drill(Ecosystem.PYPI).build();
    private static final byte[] STATEMENT =
            Attestations.of(DRILL, KEY, "1.2.3").manifest().content();

    @ParameterizedTest
    @EnumSource
    void aPackageAsItWasBuiltIsGenuine(Ecosystem ecosystem) {
        var drill = Drills.drill(ecosystem).contact(HookTest.HOSTILE_CONTACT).build();
        var statement = Attestations.of(drill, KEY, "1.2.3").manifest().content();

        var found = Verification.verify(drill.content(), statement, KNOWN);

        assertThat(found).isInstanceOf(Verification.Genuine.class);
        var genuine = (Verification.Genuine) found;
        assertThat(genuine.keyId()).isEqualTo(KEY.id());
        assertThat(genuine.manifest().exercise()).isEqualTo("EX-0007");
        assertThat(genuine.manifest().token()).isEqualTo(Drills.TOKEN);
        assertThat(genuine.manifest().contact()).isEqualTo(drill.spec().contact());
        assertThat(genuine.manifest().expiresAt()).isEqualTo(drill.spec().expiresAt());
        assertThat(genuine.manifest().actions()).hasSize(2).first().asString().startsWith("WRITE_MARKER: ");
        assertThat(genuine.manifest().cleanUp()).isEqualTo(drill.manifest().cleanUp());
    }

    @Test
    void aRotatedKeyIsStillBelieved() {
        var keys = List.of(SigningKey.generate().publicKey(), KEY.publicKey());

        assertThat(Verification.verify(DRILL.content(), STATEMENT, keys)).isInstanceOf(Verification.Genuine.class);
    }

    @Test
    void aKeyThatNobodyKnowsProvesNothing() {
        var keys = List.of(SigningKey.generate().publicKey());

        assertThat(Verification.verify(DRILL.content(), STATEMENT, keys))
                .isEqualTo(new Verification.UnknownKey(KEY.id()));
        assertThat(Verification.verify(DRILL.content(), STATEMENT, List.of()))
                .isEqualTo(new Verification.UnknownKey(KEY.id()));
    }

    @Test
    void anotherKeyUnderTheNameOfAKnownOneIsFoundOut() {
        var stranger = SigningKey.generate();
        var forged = new String(
                        Attestations.of(DRILL, stranger, "1.2.3").manifest().content(), StandardCharsets.UTF_8)
                .replace(stranger.id(), KEY.id());

        assertThat(Verification.verify(DRILL.content(), forged.getBytes(StandardCharsets.UTF_8), KNOWN))
                .isEqualTo(new Verification.Altered("the signature does not fit the statement"));
    }

    @Test
    void theStatementOfOnePackageVouchesForNoOther() {
        var other = Drills.drill(Ecosystem.PYPI).named("pytorch-utilz-two").build();

        assertThat(Verification.verify(other.content(), STATEMENT, KNOWN)).isInstanceOf(Verification.Altered.class);
    }

    @Test
    void aSignedStatementOfAnotherKindIsNoManifest() {
        var provenance = Attestations.of(DRILL, KEY, "1.2.3").provenance().content();

        assertThat(Verification.verify(DRILL.content(), provenance, KNOWN)).isInstanceOf(Verification.NotADrill.class);
    }

    @Test
    void aStatementThatSaysTheSameInOtherBytesIsAltered() {
        var spaced = new String(STATEMENT, StandardCharsets.UTF_8).replace("\",\"", "\", \"");

        assertThat(Verification.verify(DRILL.content(), spaced.getBytes(StandardCharsets.UTF_8), KNOWN))
                .isInstanceOf(Verification.Altered.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "true",
                "\"text\"",
                "{\"payloadType\":7,\"payload\":[],\"signatures\":{}}",
                "{\"payloadType\":\"a\",\"payload\":\"%%%\",\"signatures\":[{\"keyid\":\"k\",\"sig\":\"AAAA\"}]}",
                "{\"payloadType\":\"a\",\"payload\":\"\",\"signatures\":[]}",
                "{\"payloadType\":\"a\",\"payloadType\":\"b\"}",
                "{\"payloadType\":null,\"payload\":null,\"signatures\":[null]}",
                "{\"signatures\":[[[[\"",
                "\u0000\u0000\u0000",
                "SECURITY DRILL: this file is harmless, believe me"
            })
    void whateverElseIsShownIsNoStatement(String text) {
        assertThat(Verification.verify(DRILL.content(), text.getBytes(StandardCharsets.UTF_8), KNOWN))
                .isInstanceOf(Verification.NotADrill.class);
    }

    @Test
    void depthSizeAndBrokenTextAreNoTrouble() {
        for (var hostile : List.of(
                "[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8),
                ("{\"payload\":" + "{\"a\":".repeat(100_000)).getBytes(StandardCharsets.UTF_8),
                ("{\"payload\":\"" + "A".repeat(5_000_000) + "\"}").getBytes(StandardCharsets.UTF_8),
                ("{\"payload\":1e" + "9".repeat(900)).getBytes(StandardCharsets.UTF_8),
                new byte[20_000_000],
                new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0},
                new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'})) {
            assertThat(Verification.verify(DRILL.content(), hostile, KNOWN)).isInstanceOf(Verification.NotADrill.class);
            assertThat(Verification.verify(hostile, STATEMENT, KNOWN)).isInstanceOf(Verification.Altered.class);
        }
    }

    /** Every byte of the statement, one bit each. */
    @Test
    void noFlippedBitOfTheStatementIsGenuine() {
        var random = new Random(20_261_121);
        for (var at = 0; at < STATEMENT.length; at++) {
            var changed = STATEMENT.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));

            assertThat(Verification.verify(DRILL.content(), changed, KNOWN))
                    .as("byte %d", at)
                    .isNotInstanceOf(Verification.Genuine.class);
        }
    }

    @Test
    void noFlippedBitOfTheArchiveIsGenuine() {
        var random = new Random(20_261_122);
        for (var round = 0; round < 1_000; round++) {
            var changed = DRILL.content().clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));

            assertThat(Verification.verify(changed, STATEMENT, KNOWN)).isInstanceOf(Verification.Altered.class);
        }
    }

    /** Cut, repeated, overwritten and exchanged parts. */
    @Test
    void noMutationOfTheStatementIsGenuine() {
        var random = new Random(20_261_123);
        for (var round = 0; round < 3_000; round++) {
            var changed = mutated(STATEMENT, random);
            if (!Arrays.equals(changed, STATEMENT)) {
                assertThat(Verification.verify(DRILL.content(), changed, KNOWN))
                        .as("round %d", round)
                        .isNotInstanceOf(Verification.Genuine.class);
            }
        }
    }

    /** Unused bits of base64's last letter, which a decoder passes over. */
    @Test
    void bitsThatSayNothingCannotBeChangedEither() {
        var text = new String(STATEMENT, StandardCharsets.UTF_8);
        var end = text.indexOf("==\"}]}");
        assertThat(end).as("64 bytes end in two padding letters").isPositive();
        var last = text.charAt(end - 1);
        for (var other : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".toCharArray()) {
            if (other != last) {
                var changed = text.substring(0, end - 1) + other + text.substring(end);
                assertThat(Verification.verify(DRILL.content(), changed.getBytes(StandardCharsets.UTF_8), KNOWN))
                        .isInstanceOf(Verification.Altered.class);
            }
        }
        assertThat(Base64.getDecoder().decode("QQ=="))
                .isEqualTo(Base64.getDecoder().decode("QR=="));
    }

    static byte[] mutated(byte[] original, Random random) {
        var at = random.nextInt(original.length);
        var length = random.nextInt(original.length - at);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(original, at);
            case 1 -> joined(Arrays.copyOf(original, at), Arrays.copyOfRange(original, at + length, original.length));
            case 2 -> joined(Arrays.copyOf(original, at + length), Arrays.copyOfRange(original, at, original.length));
            default -> {
                var changed = original.clone();
                for (var i = 0; i < Math.min(length, 16); i++) {
                    changed[at + i] = (byte) random.nextInt(256);
                }
                yield changed;
            }
        };
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}

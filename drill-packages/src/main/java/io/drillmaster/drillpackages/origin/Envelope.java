package io.drillmaster.drillpackages.origin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A signed text: DSSE, the Dead Simple Signing Envelope, version 1, with one signature.
 *
 * @param payloadType media type of the payload
 * @param payload the text that is signed; not copied, so do not change it
 * @param keyId name of the key that signed
 * @param signature over {@link #signedBytes}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Envelope(String payloadType, byte[] payload, String keyId, byte[] signature) {
    private static final int SIGNATURE_LENGTH = 64;

    static Envelope sign(String payloadType, byte[] payload, SigningKey key) {
        return new Envelope(payloadType, payload, key.id(), key.sign(signedBytes(payloadType, payload)));
    }

    /** The only form in which an envelope is written. */
    byte[] toJson() {
        var json = OriginJson.object();
        json.put("payloadType", payloadType);
        json.put("payload", Base64.getEncoder().encodeToString(payload));
        json.putArray("signatures")
                .addObject()
                .put("keyid", keyId)
                .put("sig", Base64.getEncoder().encodeToString(signature));
        return OriginJson.write(json);
    }

    /** What the bytes hold; empty when they are no envelope with one Ed25519 signature. */
    static Optional<Envelope> read(byte[] bytes) {
        return OriginJson.read(bytes).flatMap(json -> {
            var type = text(json.path("payloadType"));
            var payload = text(json.path("payload")).flatMap(Envelope::decoded);
            var signatures = json.path("signatures");
            var keyId = text(signatures.path(0).path("keyid"));
            var signature = text(signatures.path(0).path("sig")).flatMap(Envelope::decoded);
            return signatures.size() == 1
                            && type.isPresent()
                            && payload.isPresent()
                            && keyId.isPresent()
                            && signature
                                    .filter(found -> found.length == SIGNATURE_LENGTH)
                                    .isPresent()
                    ? Optional.of(new Envelope(type.get(), payload.get(), keyId.get(), signature.orElseThrow()))
                    : Optional.empty();
        });
    }

    /**
     * Whether these are exactly the bytes that {@link #toJson} writes. JSON and base64 can say the same in many ways, and
     * the signature covers none of that; insisting on one way leaves nothing in a file that could be changed unnoticed.
     */
    boolean isWrittenAs(byte[] bytes) {
        return Arrays.equals(toJson(), bytes);
    }

    /** DSSE's pre-authentication encoding: lengths first, so that type and payload cannot run into each other. */
    byte[] signedBytes() {
        return signedBytes(payloadType, payload);
    }

    private static byte[] signedBytes(String payloadType, byte[] payload) {
        var type = payloadType.getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("DSSEv1 " + type.length + " ").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(type);
        bytes.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(payload);
        return bytes.toByteArray();
    }

    private static Optional<String> text(JsonNode json) {
        return Optional.ofNullable(json.textValue());
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty(); // anybody may have written it
        }
    }
}

package io.drillmaster.alert;

import io.drillmaster.common.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the body of a delivery, never further than its source's limit: neither what came over the wire nor what becomes of
 * it when it is unpacked (RFC 9110, 8.4.1: gzip and deflate). Signatures are over the unpacked bytes, because senders sign
 * what they say and compress on the way out.
 */
final class HookBody {
    private static final Logger LOG = LoggerFactory.getLogger(HookBody.class);

    private HookBody() {}

    /**
     * The bytes that the sender meant.
     *
     * @throws Problem 413 above the limit, 415 for a compression that is not known, 400 for one that is broken
     * @throws IOException when the sender goes away before the end
     */
    static byte[] read(AlertSource source, Map<String, String> headers, InputStream body) throws IOException {
        var coding = header(headers, "Content-Encoding").toLowerCase(Locale.ROOT);
        if (announced(headers) > source.sizeLimit()) {
            throw tooLarge(source);
        }
        return switch (coding) {
            case "", "identity" -> upToTheLimit(source, body);
            case "gzip", "x-gzip", "deflate" -> unpacked(source, coding, upToTheLimit(source, body));
            default ->
                throw Problem.unsupportedType("The body is compressed with '" + AlertText.line(coding, 60)
                        + "'; gzip, deflate or no compression at all is taken.");
        };
    }

    private static byte[] unpacked(AlertSource source, String coding, byte[] packed) {
        try (var in = coding.equals("deflate") ? inflating(packed) : gunzipping(packed)) {
            return upToTheLimit(source, in);
        } catch (IOException broken) {
            throw Problem.badInput(
                    "not-unpacked",
                    "The header Content-Encoding says " + coding + ", and the body cannot be unpacked as such: "
                            + broken.getMessage() + ".");
        }
    }

    private static InputStream gunzipping(byte[] packed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(packed));
    }

    /** "deflate" means the zlib format; some senders leave out its frame, which its first two bytes show. */
    private static InputStream inflating(byte[] packed) {
        var framed = packed.length >= 2
                && (packed[0] & 0x0f) == 8
                && ((packed[0] & 0xff) * 256 + (packed[1] & 0xff)) % 31 == 0;
        var inflater = new Inflater(!framed);
        return new InflaterInputStream(new ByteArrayInputStream(packed), inflater) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end(); // the stream ends only an inflater that it made itself
            }
        };
    }

    private static byte[] upToTheLimit(AlertSource source, InputStream in) throws IOException {
        var bytes = in.readNBytes(source.sizeLimit() + 1);
        if (bytes.length > source.sizeLimit()) {
            throw tooLarge(source);
        }
        return bytes;
    }

    /** The length that the sender announces; 0 when it does not. What it sends is counted all the same. */
    private static long announced(Map<String, String> headers) {
        var length = header(headers, "Content-Length");
        return length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }

    private static String header(Map<String, String> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().strip())
                .findFirst()
                .orElse("");
    }

    private static Problem tooLarge(AlertSource source) {
        LOG.warn("hook delivery too large source={} limitBytes={}", source.id(), source.sizeLimit());
        return Problem.tooLarge("The body is larger than the " + source.sizeLimit() / 1024 + " KiB that are taken from "
                + source.title() + ", unpacked or not.");
    }
}

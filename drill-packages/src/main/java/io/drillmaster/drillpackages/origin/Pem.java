package io.drillmaster.drillpackages.origin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Textual encoding of keys (RFC 7468). */
final class Pem {
    private static final int LINE = 64;

    private Pem() {}

    static String write(String label, byte[] encoded) {
        var lines = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + label + "-----\n" + lines.encodeToString(encoded) + "\n-----END " + label + "-----\n";
    }

    /**
     * The contents of all blocks with this label.
     *
     * @throws IllegalArgumentException when one is not base64
     */
    static List<byte[]> read(String label, String text) {
        var block = Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]*)-----END " + label + "-----");
        var contents = new ArrayList<byte[]>();
        var matcher = block.matcher(text);
        while (matcher.find()) {
            contents.add(Base64.getMimeDecoder().decode(matcher.group(1)));
        }
        return contents;
    }
}

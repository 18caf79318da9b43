package io.drillmaster.alert.source;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A body of the type {@code application/x-www-form-urlencoded}. What is wrongly escaped is taken as it stands. */
final class FormBody {
    private static final int MOST = 1_000;

    private FormBody() {}

    /** The fields; of a field that is there twice, the first. */
    static Map<String, String> fields(byte[] body) {
        var fields = new LinkedHashMap<String, String>();
        for (var pair : new String(body, StandardCharsets.UTF_8).split("&", MOST)) {
            var equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            if (!name.isEmpty()) {
                fields.putIfAbsent(decoded(name), decoded(value));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        var from = text.getBytes(StandardCharsets.UTF_8);
        var to = new byte[from.length];
        var length = 0;
        for (var i = 0; i < from.length; i++) {
            if (from[i] == '%' && i + 2 < from.length && hex(from[i + 1]) >= 0 && hex(from[i + 2]) >= 0) {
                to[length++] = (byte) (hex(from[i + 1]) * 16 + hex(from[i + 2]));
                i += 2;
            } else {
                to[length++] = from[i] == '+' ? (byte) ' ' : from[i];
            }
        }
        return new String(to, 0, length, StandardCharsets.UTF_8);
    }

    private static int hex(byte digit) {
        return Character.digit(digit, 16);
    }
}

package io.drillmaster.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.drillmaster.common.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A payload as people can read it: JSON set out, text as it is, anything else byte by byte. */
final class RawPayload {
    private static final int SHOWN = 64 * 1024;
    private static final int BYTES_A_LINE = 16;
    private static final int BYTES_SHOWN = 4 * 1024;

    private RawPayload() {}

    static String readable(byte[] raw) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            return hex(raw); // not text
        }
        if (text.chars().anyMatch(RawPayload::isNoText)) {
            return hex(raw);
        }
        try {
            return cut(Json.mapper().readTree(raw).toPrettyString());
        } catch (JsonProcessingException e) {
            return cut(text); // not JSON
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }

    private static boolean isNoText(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }

    /** Offset, sixteen bytes, and their characters where they have one. */
    private static String hex(byte[] raw) {
        var dump = new StringBuilder();
        for (var at = 0; at < Math.min(raw.length, BYTES_SHOWN); at += BYTES_A_LINE) {
            var bytes = new StringBuilder();
            var characters = new StringBuilder();
            for (var i = at; i < Math.min(raw.length, at + BYTES_A_LINE); i++) {
                bytes.append(String.format(Locale.ROOT, "%02x ", raw[i] & 0xff));
                characters.append(raw[i] >= 0x20 && raw[i] < 0x7f ? (char) raw[i] : '.');
            }
            dump.append(String.format(Locale.ROOT, "%04x  %-48s |%s|%n", at, bytes, characters));
        }
        return raw.length <= BYTES_SHOWN ? dump.toString() : dump + "… (" + (raw.length - BYTES_SHOWN) + " bytes more)";
    }

    private static String cut(String text) {
        return text.length() <= SHOWN
                ? text
                : text.substring(0, SHOWN) + "\n… (" + (text.length() - SHOWN) + " characters more)";
    }
}

package io.drillmaster.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RawPayloadTest {
    @Test
    void jsonIsSetOutAndTextStaysAsItIs() {
        assertThat(RawPayload.readable(utf8("{\"rule\":\"x\"}")))
                .contains("\"rule\" : \"x\"")
                .contains("\n");
        assertThat(RawPayload.readable(utf8("token=abc\nnaïve\n"))).isEqualTo("token=abc\nnaïve\n");
    }

    @Test
    void whatIsNoTextIsShownByteByByte() {
        var question = new byte[] {0, 1, 'd', 'r', 'i', 'l', 'l', (byte) 0xff};
        assertThat(RawPayload.readable(question))
                .startsWith("0000  00 01 64 72 69 6c 6c ff ")
                .contains("|..drill.|");
        assertThat(RawPayload.readable(new byte[] {0, 1, 2})).contains("|...|");
        assertThat(RawPayload.readable(new byte[100_000])).contains("0ff0  ").endsWith("… (95904 bytes more)");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.drillmaster.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small parts that know a standard: byte ranges, entity tags, PEP 440 and BLAKE2b. */
class StandardsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-0 | Part[first=0, last=0]",
                "bytes=2- | Part[first=2, last=9]",
                "bytes=-3 | Part[first=7, last=9]",
                "bytes=-30 | Part[first=0, last=9]",
                "Bytes= 5 - 99 | Part[first=5, last=9]",
                "bytes=10- | Unsatisfiable[]",
                "bytes=-0 | Unsatisfiable[]",
                "bytes=999999999999999999- | Unsatisfiable[]",
                "bytes=9-2 | Whole[]",
                "bytes=0-1,3-4 | Whole[]",
                "bytes=- | Whole[]",
                "bytes=a-b | Whole[]",
                "items=0-1 | Whole[]",
                "'' | Whole[]"
            })
    void aRangeIsAPartOrNothingOrPassedOver(String header, String expected) {
        assertThat(ByteRange.of(header, 10).toString()).isEqualTo(expected);
    }

    @Test
    void anEmptyFileHasNoRange() {
        assertThat(ByteRange.of("bytes=0-", 0)).isInstanceOf(ByteRange.Unsatisfiable.class);
        assertThat(ByteRange.of(null, 0)).isInstanceOf(ByteRange.Whole.class);
    }

    @Test
    void tagsAreComparedWeaklyForConditionsAndStronglyForRanges() {
        var file = EntityTag.ofFile("abc");
        var page = EntityTag.ofPage(new byte[] {1});
        assertThat(file.isIn("W/\"abc\"")).isTrue();
        assertThat(file.isIn("\"x\", \"abc\"")).isTrue();
        assertThat(file.isIn("*")).isTrue();
        assertThat(file.isIn("abc")).isFalse();
        assertThat(file.isIn(null)).isFalse();
        assertThat(file.allowsRange("\"abc\"")).isTrue();
        assertThat(file.allowsRange("W/\"abc\"")).isFalse();
        assertThat(file.allowsRange("Sat, 21 Nov 2026 10:00:00 GMT")).isFalse();
        assertThat(page.allowsRange(page.toString())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0, 1",
        "1.4.2, 1.4.2, 1.4.2",
        "v1.00, 1.0, 1",
        "1!2.0, 1!2.0, 1!2",
        "1.0alpha1, 1.0a1, 1a1",
        "1.0-Beta.2, 1.0b2, 1b2",
        "1.0.preview, 1.0rc0, 1rc0",
        "1.0-1, 1.0.post1, 1.post1",
        "1.0_rev3, 1.0.post3, 1.post3",
        "1.0.DEV, 1.0.dev0, 1.dev0",
        "1.0rc1.post2.dev3+Ubuntu-01, 1.0rc1.post2.dev3+ubuntu.1, 1rc1.post2.dev3+ubuntu.1"
    })
    void versionsAreWrittenAsPep440Says(String text, String normalized, String key) {
        assertThat(Pep440.parse(text)).contains(new Pep440(normalized, key));
    }

    @ParameterizedTest
    @CsvSource({"one", "1.", "1..2", "1.0-", "1.0+", "1.0 2", "../1"})
    void whatIsNoVersionIsNone(String text) {
        assertThat(Pep440.parse(text)).isEmpty();
    }

    /** Values from Python's hashlib. */
    @Test
    void blake2IsTheOneThatPythonHas() {
        assertThat(Blake2b.hex256(new byte[0]))
                .isEqualTo("0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
        assertThat(Blake2b.hex256("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
        assertThat(Blake2b.hex256("x".repeat(128).getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("164ffb7089bae6f5a62fb0795e751dc9e88eac92e1a5b2fafe93a25abf2d9c3b");
        assertThat(Blake2b.hex256("x".repeat(1000).getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("ab75119ede14ef06ebf31f745fb655ed006cccfe8054c635308a557f7c9beaba");
    }
}

package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wheels as PEP 427 wants them, and the same everywhere. */
class WheelTest {
    /** Noted once; another JDK, time zone or zlib that gave other bytes would be a fault. */
    private static final String KNOWN_DIGEST = "0c07746a68f84cd22434c8e6735c927e1c278a830dc07d74cd89959ddbe09376";

    @Test
    void theZipIsTheSameOnEveryJdk() throws Exception {
        var files = new LinkedHashMap<String, String>();
        files.put("b/Zoë.txt", "second first\n".repeat(100));
        files.put("a.txt", "");

        var zip = ReproducibleZip.pack(files, Instant.parse("2026-03-01T12:00:01Z"));

        var digest = MessageDigest.getInstance("SHA-256").digest(zip);
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(KNOWN_DIGEST);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"PYPI_WHEEL", "PYPI_IMPORT", "PYPI_PTH"})
    void theRecordListsEveryFileWithItsDigestAndStandsLast(ExecutionVector vector) throws Exception {
        var drill = Drills.drill(vector).contact(HookTest.HOSTILE_CONTACT).build();
        var files = Archive.paths(drill);

        var lines = new ArrayList<String>();
        for (var file : files.entrySet()) {
            var content = file.getValue().getBytes(StandardCharsets.UTF_8);
            lines.add(
                    file.getKey().endsWith("/RECORD")
                            ? file.getKey() + ",,"
                            : file.getKey() + ",sha256="
                                    + Base64.getUrlEncoder()
                                            .withoutPadding()
                                            .encodeToString(MessageDigest.getInstance("SHA-256")
                                                    .digest(content))
                                    + "," + content.length);
        }
        assertThat(drill.filename()).isEqualTo("pytorch_utilz-0.0.1-py3-none-any.whl");
        assertThat(files.get("pytorch_utilz-0.0.1.dist-info/RECORD")).isEqualTo(String.join("\n", lines) + "\n");
        assertThat(files.keySet()).last().isEqualTo("pytorch_utilz-0.0.1.dist-info/RECORD");
        assertThat(files)
                .containsEntry(
                        "pytorch_utilz-0.0.1.dist-info/METADATA",
                        ((PackageMetadata.Pypi) drill.metadata()).coreMetadata())
                .hasEntrySatisfying(
                        "pytorch_utilz-0.0.1.dist-info/WHEEL",
                        wheel -> assertThat(wheel).contains("Wheel-Version: 1.0\n", "Tag: py3-none-any\n"));
    }

    @Test
    void aPlainWheelHoldsNoHook() throws Exception {
        assertThat(Archive.paths(Drills.drill(ExecutionVector.PYPI_WHEEL).build()))
                .allSatisfy((path, text) -> assertThat(text).as(path).doesNotContain("def ", "import "));
    }

    @Test
    void theStartUpLineIsAsciiWhateverTheContact() throws Exception {
        var drill = Drills.drill(ExecutionVector.PYPI_PTH)
                .contact(HookTest.HOSTILE_CONTACT)
                .build();

        assertThat(Archive.paths(drill).get("pytorch_utilz_startup.pth"))
                .isASCII()
                .satisfies(text -> assertThat(text.lines().filter(line -> !line.startsWith("#")))
                        .singleElement()
                        .satisfies(line -> assertThat(line).startsWith("import os, sys; ")));
    }
}

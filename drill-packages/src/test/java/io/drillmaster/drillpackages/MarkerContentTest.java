package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarkerContentTest {
    private static final String HEAD = "SECURITY DRILL EX-0007: harmless\ntoken=abcdefghij234567klmn\n";
    private static final String RESOLVED = "execution phase=r nonce=abcd2345 at=2026-03-01T12:00:00.123456Z\n";
    private static final String INSTALLED = "execution phase=i nonce=efgh6722 at=2026-03-01T12:00:01.000Z\n";

    @Test
    void theHooksLinesAreRead() {
        var marker = MarkerContent.parse(HEAD + RESOLVED + INSTALLED);

        assertThat(marker.token()).contains(Drills.TOKEN);
        assertThat(marker.executions())
                .containsExactly(
                        new MarkerContent.Execution(
                                Phase.RESOLVED, "abcd2345", Instant.parse("2026-03-01T12:00:00.123456Z")),
                        new MarkerContent.Execution(
                                Phase.INSTALLED, "efgh6722", Instant.parse("2026-03-01T12:00:01Z")));
        assertThat(marker.brokenLines()).isZero();
    }

    @Test
    void twoProcessesThatBothWroteTheHeadDoNoHarm() {
        var marker = MarkerContent.parse(HEAD + RESOLVED + HEAD + INSTALLED);

        assertThat(marker.executions()).hasSize(2);
        assertThat(marker.brokenLines()).isZero();
    }

    @Test
    void brokenLinesAreCountedAndTheOthersStillRead() {
        var marker = MarkerContent.parse(HEAD
                + "execution phase=x nonce=abcd2345 at=2026-03-01T12:00:00Z\n"
                + "execution phase=r nonce=short at=2026-03-01T12:00:00Z\n"
                + "execution phase=r nonce=abcd2345 at=yesterday\n"
                + "token=nmlk765432jihgfedcba\n"
                + "token=nonsense\n"
                + RESOLVED
                + "execution phase=i nonce=efgh");

        assertThat(marker.token()).contains(Drills.TOKEN);
        assertThat(marker.executions()).hasSize(1);
        assertThat(marker.brokenLines()).isEqualTo(6);
    }

    @Test
    void anEmptyFileSaysNothing() {
        assertThat(MarkerContent.parse("")).isEqualTo(new MarkerContent(Optional.empty(), List.of(), 0));
    }

    @Test
    void aFileWithWindowsLineEndsIsRead() {
        assertThat(MarkerContent.parse((HEAD + RESOLVED).replace("\n", "\r\n")).executions())
                .hasSize(1);
    }
}

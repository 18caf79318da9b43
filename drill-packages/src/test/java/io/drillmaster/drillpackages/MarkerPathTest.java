package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"/tmp", "/tmp/"})
    void aMarkerNamesItsToken(String directory) {
        assertThat(MarkerPath.in(directory, Drills.TOKEN).value())
                .isEqualTo("/tmp/security-drill-abcdefghij234567klmn.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/var/tmp", "/dev/shm", "/home/ci/build area/it's", "/tmp/..a"})
    void otherPlacesForTemporaryFilesAreFine(String directory) {
        assertThat(MarkerPath.in(directory, Drills.TOKEN).value()).startsWith(directory + "/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tmp",
                "./tmp",
                "../tmp",
                "~/tmp",
                "C:\\Temp",
                "/tmp/../etc",
                "/tmp/.",
                "/tmp//a",
                "/tmp//",
                "/",
                "//",
                "/tmp/\n",
                "/tmp/\u0000",
                "/tmp/\u2028",
                "/tmp/\u202e",
                "/etc",
                "/private/etc",
                "/Library/LaunchAgents",
                "/System",
                "/etc/cron.d",
                "/usr/local/lib",
                "/dev",
                "/proc/self"
            })
    void aDirectoryThatIsNotPlainlyOneForTemporaryFilesIsRefused(String directory) {
        assertThatThrownBy(() -> MarkerPath.in(directory, Drills.TOKEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the marker directory '");
    }

    @Test
    void aDirectoryOfAnyLengthIsNotTaken() {
        assertThatThrownBy(() -> MarkerPath.in("/" + "a".repeat(1000), Drills.TOKEN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

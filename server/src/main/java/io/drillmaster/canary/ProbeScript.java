package io.drillmaster.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/** The shell script that looks for markers where this server cannot. */
final class ProbeScript {
    private ProbeScript() {}

    static String of(URI server, String key, ProbeTarget target) {
        var base = server.toString().replaceAll("/+$", "");
        var looks = target.markers().keySet().stream()
                .map(path -> "    look " + quoted(path))
                .collect(Collectors.joining("\n"));
        return template().replace("@URL@", quoted(base + "/probe/" + key)).replace("@LOOKS@", looks);
    }

    /** One word for the shell, whatever is in it. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String template() {
        try (var in = Objects.requireNonNull(ProbeScript.class.getResourceAsStream("probe.sh"), "probe.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

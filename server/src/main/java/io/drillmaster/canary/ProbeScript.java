package io.drillmaster.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/** The scripts that look for markers where this server cannot. Both speak the same protocol. */
public enum ProbeScript {
    /** For any POSIX shell. */
    SHELL("probe.sh", "    look ", "'\\''"),
    /** For Windows PowerShell 5.1 and PowerShell 7. */
    POWERSHELL("probe.ps1", "        Find-Marker ", "''");

    private final String file;
    private final String look;
    private final String quote;

    ProbeScript(String file, String look, String quote) {
        this.file = file;
        this.look = look;
        this.quote = quote;
    }

    String of(URI server, String key, ProbeTarget target) {
        var base = server.toString().replaceAll("/+$", "");
        var looks = target.markers().keySet().stream()
                .map(path -> look + quoted(path))
                .collect(Collectors.joining("\n"));
        return template().replace("@URL@", quoted(base + "/probe/" + key)).replace("@LOOKS@", looks);
    }

    /** One word for the shell, whatever is in it. */
    private String quoted(String text) {
        return "'" + text.replace("'", quote) + "'";
    }

    private String template() {
        try (var in = Objects.requireNonNull(ProbeScript.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

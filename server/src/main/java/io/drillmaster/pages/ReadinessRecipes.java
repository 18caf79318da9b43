package io.drillmaster.pages;

import io.drillmaster.pages.view.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Ready-made steps that feed samples. They hold no key: it is a secret of whoever runs them. */
final class ReadinessRecipes {
    private ReadinessRecipes() {}

    /** @param base address of this server, without a slash at its end */
    static List<Command> of(String base) {
        return List.of(
                new Command("Scan a project here and send what is pinned and hashed", """
                        drillmaster readiness scan . --send %s \\
                          --key-file readiness-key.txt --subject my-repository""".formatted(base)),
                new Command("A step of a GitHub Actions job", resource("readiness-github.yml", base)),
                new Command("A GitLab CI job", resource("readiness-gitlab.yml", base)),
                new Command("Any other signal, from any script", """
                        curl -fsS -H "Authorization: Bearer $DRILLMASTER_READINESS_KEY" \\
                          -H "Content-Type: application/json" \\
                          -d '{"signal": "egress-destinations-allowed", "subject": "build runners", "value": 14}' \\
                          %s/api/readiness""".formatted(base)),
                new Command("A CSV file, to upload here or to send with Content-Type: text/csv", """
                        signal,subject,date,value,out_of,source,note
                        dependencies-hashed,shop,2026-03-02,31,52,by hand,
                        credential-lifetime,all,2026-03-02,PT12H,,vault report,90th percentile
                        look-alike-names-open,all,2026-03-02,7,,by hand,"3 of them on npm\""""));
    }

    private static String resource(String file, String base) {
        try (var in = Objects.requireNonNull(ReadinessRecipes.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@BASE@", base)
                    .stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

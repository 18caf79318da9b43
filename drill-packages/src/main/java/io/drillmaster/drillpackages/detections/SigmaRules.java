package io.drillmaster.drillpackages.detections;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drillmaster.drillpackages.BenignAction;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sigma rules, one a file as converters like them: for whatever a SIEM gets from its agents and name servers. */
final class SigmaRules {
    private SigmaRules() {}

    static List<RuleFile> of(Signs signs) {
        var files = new ArrayList<RuleFile>();
        var paths = signs.isGeneral()
                ? List.of(signs.pathPrefix())
                : signs.packages().stream()
                        .flatMap(sign -> Paths.written(sign).stream())
                        .toList();
        if (!paths.isEmpty()) {
            files.add(file(
                    signs,
                    "marker",
                    "marker written",
                    "alerts when a file agent saw a marker or decoy being made",
                    "product: linux\n    category: file_event",
                    "TargetFilename" + (signs.isGeneral() ? "|startswith" : ""),
                    paths,
                    "t1195.001"));
        }
        var commands = signs.isGeneral()
                ? List.of(": security-drill-")
                : signs.doing(BenignAction.SPAWN_SHELL_NOOP)
                        .map(sign -> ": security-drill-" + sign.token())
                        .toList();
        if (!commands.isEmpty()) {
            files.add(file(
                    signs,
                    "shell",
                    "shell started",
                    "alerts when a process agent saw the drill's shell, which does nothing",
                    "product: linux\n    category: process_creation",
                    "CommandLine|contains",
                    commands,
                    "t1059.004"));
        }
        var names = signs.isGeneral()
                ? List.of("." + signs.zone())
                : signs.doing(BenignAction.DNS_LOOKUP)
                        .map(sign -> "." + sign.token() + "." + signs.zone())
                        .toList();
        if (!names.isEmpty()) {
            files.add(file(
                    signs,
                    "lookup",
                    "name looked up",
                    "alerts when a name server's log has a question below the drill zone",
                    "category: dns",
                    "query|endswith",
                    names,
                    "t1071.004"));
        }
        if (signs.does(BenignAction.TCP_CONNECT)) {
            signs.canary()
                    .ifPresent(canary -> files.add(file(
                            signs,
                            "connection",
                            "canary connected to",
                            "alerts when an agent saw a connection to the canary's own listener",
                            "category: network_connection",
                            "DestinationIp",
                            List.of(canary.address()),
                            "t1071.001")));
        }
        return files;
    }

    private static RuleFile file(
            Signs signs,
            String kind,
            String what,
            String purpose,
            String source,
            String field,
            List<String> values,
            String technique) {
        var id = UUID.nameUUIDFromBytes(("drillmaster " + signs.identifier() + " " + kind).getBytes(UTF_8));
        var list = values.stream()
                .map(value -> "            - " + quoted(value) + "\n")
                .collect(Collectors.joining());
        return new RuleFile(
                "sigma-" + kind + ".yml",
                "Sigma",
                purpose,
                Heading.of(signs, "#") + """
                title: %s %s
                id: %s
                status: experimental
                description: A harmless security drill was at work on the host.
                author: Drillmaster
                tags:
                    - attack.%s
                logsource:
                    %s
                detection:
                    selection:
                        %s:
                %s    condition: selection
                falsepositives:
                    - Whoever looks at the drill itself, such as its analysts
                level: medium
                """.formatted(signs.title(), what, id, technique, source, field, list));
    }

    /** In YAML's single quotes, with what is a wildcard to Sigma escaped. */
    private static String quoted(String value) {
        return "'" + value.replaceAll("([\\\\*?])", "\\\\$1").replace("'", "''") + "'";
    }
}

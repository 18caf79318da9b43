package io.drillmaster.drillpackages.detections;

import io.drillmaster.drillpackages.BenignAction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules for Falco. No condition names a domain: libsinsp resolves the names in {@code fd.sip.name} and its kind by itself,
 * and the canary would see an execution that never was.
 */
final class FalcoRules {
    private static final String OPENED =
            "evt.type in (open, openat, openat2) and fd.typechar='f' and fd.num>=0\n    and ";
    private static final String NAME_IN_SCENARIOS = "Drill marker written during package install";
    private static final String PROCESS =
            "process=%proc.name command=%proc.cmdline parent=%proc.pname grandparent=%proc.aname[2]\n"
                    + "    user=%user.name container=%container.name container_id=%container.id";

    private FalcoRules() {}

    /** One file; none for an exercise of which no system call tells. */
    static List<RuleFile> of(Signs signs) {
        var rules = new ArrayList<String>();
        rules.add(Heading.of(
                signs,
                "#",
                "",
                "Needs Falco 0.35 or newer (proc.acmdline). Install as /etc/falco/rules.d/drillmaster.yaml, then:",
                "  falco --validate /etc/falco/rules.d/drillmaster.yaml",
                "Falco reports an event by the first rule that matches (rule_matching: first): load these before noisy ones.",
                "Keep %fd.name, %proc.cmdline and the tokens in the outputs: by them an alert finds its exercise.",
                "Never name the drill zone in fd.sip.name, fd.cip.name or their kind: Falco looks such names up by itself.",
                "A look-up through systemd-resolved, nscd or DNS over HTTPS is another process's, or encrypted."));
        if (signs.isGeneral()) {
            rules.add(packageManagers());
        }
        files(signs, rules);
        shells(signs, rules);
        lookups(signs, rules);
        connections(signs, rules);
        if (signs.isGeneral()) {
            behaviour(rules);
        }
        return rules.size() == 1
                ? List.of()
                : List.of(new RuleFile(
                        "falco-rules.yaml",
                        "Falco",
                        "alerts when a marker or decoy is opened, the drill's shell starts, or a drill name is asked for",
                        String.join("\n", rules)));
    }

    private static String packageManagers() {
        var lines = PackageManagers.COMMAND_LINES.stream()
                .map(part -> "    or proc.acmdline contains " + quoted(part) + "\n")
                .collect(Collectors.joining());
        var own = PackageManagers.COMMAND_LINES.stream()
                .map(part -> "    or proc.cmdline contains " + quoted(part) + "\n")
                .collect(Collectors.joining());
        return """
                - list: drill_package_managers
                  items: [%s]

                # With "python -m pip" no ancestor is called pip, and npm calls itself by its command: the command lines of all
                # ancestors are looked at as well.
                - macro: drill_under_package_manager
                  condition: >
                    proc.aname in (drill_package_managers)
                %s
                - macro: drill_is_package_manager
                  condition: >
                    proc.name in (drill_package_managers)
                %s
                """.formatted(String.join(", ", PackageManagers.NAMES), lines, own)
                        .strip() + "\n";
    }

    /** By the end of the path: within a container, or with another directory in the settings, its beginning differs. */
    private static void files(Signs signs, List<String> rules) {
        var written = paths(
                signs,
                signs.packages().stream().filter(sign -> !Paths.written(sign).isEmpty()));
        if (!written.isEmpty()) {
            var name = signs.isGeneral() ? NAME_IN_SCENARIOS : signs.title() + " marker written";
            rules.add(rule(
                    name,
                    "The marker or a decoy of a security drill was opened for writing.",
                    OPENED + "evt.is_open_write=true and " + anyOf("fd.name", written),
                    name + " (file=%fd.name",
                    "T1195.001"));
        }
        var read = paths(signs, signs.doing(BenignAction.READ_DECOY));
        if (!read.isEmpty()) {
            rules.add(rule(
                    signs.title() + " decoy read",
                    "The decoy credentials of a security drill were opened for reading.",
                    OPENED + "evt.is_open_read=true and " + anyOf("fd.name", read)
                            + "\n    and fd.name contains \"/decoy-\"",
                    signs.title() + " decoy read (file=%fd.name",
                    "T1552.001"));
        }
    }

    private static List<String> paths(Signs signs, Stream<PackageSigns> packages) {
        return signs.isGeneral()
                ? List.of("/security-drill-")
                : packages.map(sign -> "/security-drill-" + sign.token()).toList();
    }

    private static void shells(Signs signs, List<String> rules) {
        var commands = signs.isGeneral()
                ? List.of(": security-drill-")
                : signs.doing(BenignAction.SPAWN_SHELL_NOOP)
                        .map(sign -> ": security-drill-" + sign.token())
                        .toList();
        if (!commands.isEmpty()) {
            rules.add(rule(
                    signs.title() + " shell started",
                    "The shell of a security drill, which does nothing, was started.",
                    "evt.type in (execve, execveat) and proc.name in (sh, dash, bash, ash, busybox)\n    and "
                            + anyOf("proc.cmdline", commands),
                    signs.title() + " shell started (executable=%proc.exepath",
                    "T1059.004"));
        }
    }

    /** One rule a token: the question itself is not in the output, so the output has to say whose it was. */
    private static void lookups(Signs signs, List<String> rules) {
        var asked = "evt.type in (sendto, sendmsg, sendmmsg) and fd.l4proto=udp and fd.sport=" + signs.dnsPort();
        if (signs.isGeneral()) {
            rules.add(rule(
                    "Drill name looked up",
                    "A DNS question went out that has every label of the drill zone in it. Labels stand after their"
                            + " lengths, so there is no dotted name to look for.",
                    asked
                            + Question.keptLabels(signs.zone()).stream()
                                    .map(label -> "\n    and evt.buffer contains " + quoted(label))
                                    .collect(Collectors.joining()),
                    "Drill name looked up (connection=%fd.name",
                    "T1071.004"));
            return;
        }
        signs.doing(BenignAction.DNS_LOOKUP)
                .forEach(sign -> rules.add(rule(
                        signs.title() + " name looked up by " + sign.name() + " (" + sign.token() + ")",
                        "A DNS question with the token of " + sign.name() + " went out.",
                        asked + "\n    and evt.buffer contains "
                                + quoted(sign.token().value()),
                        signs.title() + " name looked up (token=" + sign.token() + " package=" + sign.name()
                                + " connection=%fd.name",
                        "T1071.004")));
    }

    private static void connections(Signs signs, List<String> rules) {
        if (!signs.does(BenignAction.TCP_CONNECT)) {
            return;
        }
        signs.canary()
                .ifPresent(canary -> rules.add(rule(
                        signs.title() + " canary connected to",
                        "Something connected to the canary's own listener.",
                        "evt.type=connect and fd.l4proto=tcp and fd.sip=" + quoted(canary.address()) + " and fd.sport="
                                + canary.port(),
                        signs.title() + " canary connected to (connection=%fd.name",
                        "T1071.001")));
    }

    /** What a drill does and what an attack does as well. */
    private static void behaviour(List<String> rules) {
        rules.add(rule(
                "Install code reads an environment",
                "A process that a package manager started, and that is none itself, opened the environment of a process.",
                OPENED + "evt.is_open_read=true and fd.name glob \"/proc/*/environ\"\n"
                        + "    and drill_under_package_manager and not drill_is_package_manager",
                "Install code reads an environment (file=%fd.name",
                "T1082"));
        rules.add("""
                # The addresses of your registries and proxies. Then set enabled to true below.
                - list: drill_registry_addresses
                  items: ["127.0.0.1", "::1"]
                """);
        rules.add(rule(
                        "Install code connects outwards",
                        "A process that a package manager started, and that is none itself, connected to what is no registry.",
                        "evt.type=connect and fd.typechar in (4, 6) and fd.l4proto=tcp\n"
                                + "    and drill_under_package_manager and not drill_is_package_manager\n"
                                + "    and not fd.sip in (drill_registry_addresses)",
                        "Install code connects outwards (connection=%fd.name",
                        "T1071.001")
                + "  enabled: false\n");
    }

    private static String rule(String name, String description, String condition, String output, String technique) {
        return """
                - rule: %s
                  desc: %s
                  condition: >
                    %s
                  output: >
                    %s
                    %s)
                  priority: WARNING
                  source: syscall
                  tags: [drill, supply_chain, %s]
                """.formatted(name, description, condition, output, PROCESS, technique);
    }

    private static String anyOf(String field, List<String> parts) {
        return parts.stream()
                .map(part -> field + " contains " + quoted(part))
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    /** Nothing that is quoted here has quotes or backslashes, which Falco's versions escape differently. */
    private static String quoted(String text) {
        return '"' + text + '"';
    }
}

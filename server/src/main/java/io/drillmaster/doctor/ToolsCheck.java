package io.drillmaster.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which package clients this machine has; only the demonstration uses them. */
final class ToolsCheck implements Check {
    private final Programs programs;

    ToolsCheck(Programs programs) {
        this.programs = programs;
    }

    @Override
    public String id() {
        return "tools";
    }

    @Override
    public String title() {
        return "Tools for the demonstration";
    }

    /** npm needs many seconds to start on a busy machine, and this check is for information only. */
    @Override
    public Duration patience() {
        return Duration.ofSeconds(75);
    }

    @Override
    public List<Finding> run() throws InterruptedException {
        var pip = programs.say("pip", "--version");
        return List.of(
                finding("pip", pip.isPresent() ? pip : programs.say("pip3", "--version")),
                finding("npm", programs.say("npm", "--version")));
    }

    private static Finding finding(String name, Optional<String> version) {
        return version.map(words -> Finding.ok("There is " + name + " " + number(words) + "."))
                .orElseGet(() -> Finding.skipped("There is no " + name
                        + " here: the demonstration leaves its target out." + " A server does not need it."));
    }

    /** npm prints a number alone, pip "pip NUMBER from WHERE". */
    private static String number(String words) {
        var parts = words.split("\\s+", 3);
        return parts.length > 1 ? parts[1] : parts[0];
    }
}

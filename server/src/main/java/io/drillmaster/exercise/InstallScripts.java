package io.drillmaster.exercise;

import io.drillmaster.plan.InstallTarget;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * What a package client's own output says of a package's install scripts. Clients that block them have different words
 * for it, end with 0 (npm 12, yarn) or with 1 (pnpm), and some are silent: then nothing is concluded.
 */
public enum InstallScripts {
    /** The client did not run them. */
    BLOCKED,
    /** The client ran at least one of them. */
    RAN,
    /** The output does not say. */
    UNSAID;

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    /** pnpm 10 draws its warning in a box, and breaks long lists inside it. */
    private static final Pattern BOX_OR_BLANK = Pattern.compile("[│╭╮╰╯─\\s]+");

    private static final Pattern PNPM_IGNORED = Pattern.compile("Ignored build scripts:((?: [^ ]+,)* [^ ]+)");
    private static final Pattern SWITCHED_OFF_BY_COMMAND =
            Pattern.compile("(?m)^\\W*(?:npm|pnpm|yarn|npx) .*--ignore-scripts(?!=false)");
    private static final Pattern NPM_CHANGED_SOMETHING = Pattern.compile("\\b(?:added|changed) \\d+ package");

    /** Reads it for a target. A package without install scripts is none of which the client could say anything. */
    public static InstallScripts in(String output, InstallTarget target) {
        return target.vector().isInstallScript() ? in(output, target.packageName(), target.packageVersion()) : UNSAID;
    }

    /**
     * Reads it for one package that has such scripts. What it says of other packages does not count.
     *
     * @param output all that the client printed, with or without the command itself before it
     */
    static InstallScripts in(String output, String packageName, String version) {
        var text = COLOUR.matcher(output).replaceAll("");
        if (ran(text, packageName, version)) {
            return RAN;
        }
        return blockedByNpm(text, packageName, version)
                        || leftOutByNpm(text, packageName, version)
                        || blockedByPnpm(text, packageName, version)
                        || text.contains("Ignored scripts due to flag") // yarn 1
                        || SWITCHED_OFF_BY_COMMAND.matcher(text).find()
                ? BLOCKED
                : UNSAID;
    }

    /** npm at log level info names each script that it starts; pnpm prints each one's output after its folder. */
    private static boolean ran(String text, String name, String version) {
        var npm = "npm info run " + Pattern.quote(name + "@" + version) + " (?:pre|post)?install\\b";
        var pnpm = "(?m)node_modules/" + Pattern.quote(name) + " (?:pre|post)?install\\$";
        return Pattern.compile(npm).matcher(text).find()
                || Pattern.compile(pnpm).matcher(text).find();
    }

    /** npm 12 by default, and npm 11 and 12 with {@code --strict-allow-scripts}, list what they did not run. */
    private static boolean blockedByNpm(String text, String name, String version) {
        var says = text.contains("install scripts blocked") || text.contains("ESTRICTALLOWSCRIPTS");
        return says && text.contains(" " + name + "@" + version + " (");
    }

    /**
     * With {@code allowScripts: false} or {@code ignore-scripts} in its configuration npm says nothing of the scripts; but
     * at log level info it would have named one that it ran.
     */
    private static boolean leftOutByNpm(String text, String name, String version) {
        var file = "/-/" + name.substring(name.indexOf('/') + 1) + "-" + version + ".tgz";
        return text.contains("npm info using npm@")
                && text.contains("npm info ok")
                && text.contains(file)
                && NPM_CHANGED_SOMETHING.matcher(text).find();
    }

    private static boolean blockedByPnpm(String text, String name, String version) {
        var ignored = PNPM_IGNORED.matcher(BOX_OR_BLANK.matcher(text).replaceAll(" "));
        return ignored.find()
                && Arrays.stream(ignored.group(1).split(",", -1))
                        .map(String::strip)
                        .map(entry -> entry.endsWith(".") ? entry.substring(0, entry.length() - 1) : entry)
                        .anyMatch(entry -> entry.equals(name) || entry.equals(name + "@" + version));
    }
}

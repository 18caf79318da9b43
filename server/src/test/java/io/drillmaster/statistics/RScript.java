package io.drillmaster.statistics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Asks R's survival package for a second opinion. The scripts say at their head what they read and write. */
public final class RScript {
    private RScript() {}

    /** Skips the test where R or its package is not there. */
    public static void assumeSurvival() {
        assumeTrue(
                hasSurvival(),
                "skipped: this machine has no R with the package survival: install r-base-core and r-cran-survival");
    }

    /**
     * The curve of all rows of a CSV file with the columns ttd_s, followup_s and ttd_censored.
     *
     * @param tau cap of the restricted mean
     * @return by what it is and, after a blank, at what time or share, both with nine decimals; NaN is "not reached"
     */
    public static Map<String, Double> km(Path csv, Duration tau) {
        return km(csv, tau, List.of()).getOrDefault("all", Map.of());
    }

    /** The same, a curve for each value of this column. */
    public static Map<String, Map<String, Double>> km(Path csv, Duration tau, String group) {
        return km(csv, tau, List.of(group));
    }

    private static Map<String, Map<String, Double>> km(Path csv, Duration tau, List<String> group) {
        var arguments = new ArrayList<>(List.of(csv.toString(), Double.toString(Seconds.of(tau))));
        arguments.addAll(group);
        return results("km.R", arguments);
    }

    /** What logrank.R says of each set. */
    static Map<String, Map<String, Double>> logRank(Path csv) {
        return results("logrank.R", List.of(csv.toString()));
    }

    private static Map<String, Map<String, Double>> results(String script, List<String> arguments) {
        var command = new ArrayList<>(List.of("Rscript", "--vanilla", resource(script)));
        command.addAll(arguments);
        var results = new HashMap<String, Map<String, Double>>();
        for (var line : output(command).lines().skip(1).toList()) {
            var cells = line.split(",", -1);
            var what = cells.length == 4 && !cells[2].isEmpty() ? cells[1] + " " + cells[2] : cells[1];
            var value = cells[cells.length - 1];
            results.computeIfAbsent(cells[0], set -> new HashMap<>())
                    .put(what, value.equals("NA") ? Double.NaN : Double.parseDouble(value));
        }
        return results;
    }

    private static boolean hasSurvival() {
        try {
            return run(List.of("Rscript", "--vanilla", "-e", "library(survival)"), ProcessBuilder.Redirect.DISCARD)
                            .exit()
                    == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }

    private static String output(List<String> command) {
        try {
            var result = run(command, ProcessBuilder.Redirect.INHERIT);
            if (result.exit() != 0) {
                throw new IllegalStateException(command + " ended with " + result.exit() + "; what it said is above");
            }
            return result.output();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Result(int exit, String output) {}

    private static Result run(List<String> command, ProcessBuilder.Redirect errors) throws IOException {
        var process = new ProcessBuilder(command).redirectError(errors).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Result(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command + " ran", e);
        }
    }

    private static String resource(String script) {
        try {
            return Path.of(Objects.requireNonNull(RScript.class.getResource(script), script)
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.drillmaster.cli;

import io.drillmaster.drillpackages.origin.ManifestReading;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/** Prints what a drill manifest says, a fact a line. */
final class ManifestPrinter {
    private ManifestPrinter() {}

    static void print(ManifestReading manifest, Instant now, PrintWriter out) {
        out.println("Exercise   " + manifest.exercise());
        out.println("Contact    " + manifest.contact());
        out.println(
                "Package    " + manifest.packageName() + " " + manifest.version() + " (" + manifest.ecosystem() + ")");
        out.println("Token      " + manifest.token());
        out.println("Until      " + manifest.expiresAt() + ", " + remaining(manifest.expiresAt(), now));
        manifest.actions().forEach(action -> out.println("Does       " + action));
        out.println("Runs       " + manifest.runsWhen());
        manifest.markerPath().ifPresent(path -> out.println("Marker     " + path));
        manifest.dnsNamePattern().ifPresent(name -> out.println("Looks up   " + name));
        manifest.cleanUp().forEach(step -> out.println("Clean up   " + step));
    }

    private static String remaining(Instant expiresAt, Instant now) {
        if (!now.isBefore(expiresAt)) {
            return "which is over: it does nothing any more";
        }
        var left = Duration.between(now, expiresAt);
        return left.toHours() > 0
                ? "in " + left.toHours() + " h " + left.toMinutesPart() + " min"
                : "in " + left.toMinutes() + " min";
    }
}

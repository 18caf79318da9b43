package io.drillmaster.drillpackages.detections;

import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.CanaryAddress;
import io.drillmaster.drillpackages.DnsRoute;
import io.drillmaster.drillpackages.DrillZone;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a set of detections looks for: whatever the drills of one server have in common, or the packages of one exercise.
 *
 * @param exerciseId whose packages these are; empty for the general set
 * @param zone below which drill packages look names up
 * @param route how their questions travel
 * @param canary where they connect to, if any does
 * @param markerDirectory where they leave their markers
 * @param packages of the exercise; none in the general set
 */
public record Signs(
        Optional<String> exerciseId,
        DrillZone zone,
        DnsRoute route,
        Optional<CanaryAddress> canary,
        String markerDirectory,
        List<PackageSigns> packages) {
    private static final Pattern EXERCISE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,39}");
    private static final int DNS_PORT = 53;

    public Signs {
        packages = List.copyOf(packages);
        if (exerciseId.isPresent() == packages.isEmpty()) {
            throw new IllegalArgumentException("detections are for an exercise and its packages, or for neither");
        }
        exerciseId.filter(id -> !EXERCISE_ID.matcher(id).matches()).ifPresent(id -> {
            throw new IllegalArgumentException("'" + id + "' is no exercise id: letters, digits and hyphens");
        });
    }

    /** What all drills of a server have in common. */
    public static Signs general(
            DrillZone zone, DnsRoute route, Optional<CanaryAddress> canary, String markerDirectory) {
        return new Signs(Optional.empty(), zone, route, canary, markerDirectory, List.of());
    }

    /** The packages of one exercise; the markers say where they are. */
    public Signs of(String exercise, List<PackageSigns> itsPackages) {
        return new Signs(Optional.of(exercise), zone, route, canary, markerDirectory, itsPackages);
    }

    /** Whether this is not about one exercise. */
    public boolean isGeneral() {
        return exerciseId.isEmpty();
    }

    /** As it stands in the names of rules: {@code Drill}, {@code Drill EX-0007}. */
    String title() {
        return exerciseId.map(id -> "Drill " + id).orElse("Drill");
    }

    /** As it stands in identifiers: {@code drill}, {@code drill_ex_0007}. */
    String identifier() {
        return title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }

    /** How the path of everything that a drill leaves begins. */
    String pathPrefix() {
        return markerDirectory + "/security-drill-";
    }

    /** The port that questions go to. */
    int dnsPort() {
        return route instanceof DnsRoute.Direct direct ? direct.port() : DNS_PORT;
    }

    /** Whether one of the packages does it; in general each may. */
    boolean does(BenignAction action) {
        return isGeneral() || packages.stream().anyMatch(sign -> sign.does(action));
    }

    /** The packages that do something. */
    Stream<PackageSigns> doing(BenignAction action) {
        return packages.stream().filter(sign -> sign.does(action));
    }
}

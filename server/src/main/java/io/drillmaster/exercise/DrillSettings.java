package io.drillmaster.exercise;

import io.drillmaster.drillpackages.CanaryAddress;
import io.drillmaster.drillpackages.DnsRoute;
import io.drillmaster.drillpackages.DrillZone;
import java.util.List;
import java.util.Optional;

/**
 * What every exercise of this server has in common.
 *
 * @param zone DNS zone of the canary
 * @param dnsRoute how drill packages reach it
 * @param canary where drill packages connect to, if any does
 * @param scope where drill packages may act when the planner names no place; empty when the planner has to
 * @param markerDirectory where drill packages leave their marker
 * @param contact used when the planner names nobody
 * @param pypiPassesThrough whether this server's Python index hands requests for other projects on to another index, so
 *     that clients find setuptools there
 * @param baseUrl address of this server as clients reach it, without a slash at the end
 */
public record DrillSettings(
        DrillZone zone,
        DnsRoute dnsRoute,
        Optional<CanaryAddress> canary,
        List<String> scope,
        String markerDirectory,
        String contact,
        boolean pypiPassesThrough,
        String baseUrl) {
    public DrillSettings {
        scope = List.copyOf(scope);
    }
}

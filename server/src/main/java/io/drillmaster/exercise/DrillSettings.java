package io.drillmaster.exercise;

import io.drillmaster.drillpackages.DnsRoute;
import io.drillmaster.drillpackages.DrillZone;

/**
 * What every exercise of this server has in common.
 *
 * @param zone DNS zone of the canary
 * @param dnsRoute how drill packages reach it
 * @param markerDirectory where drill packages leave their marker
 * @param contact used when the planner names nobody
 * @param baseUrl address of this server as clients reach it, without a slash at the end
 */
public record DrillSettings(
        DrillZone zone, DnsRoute dnsRoute, String markerDirectory, String contact, String baseUrl) {}

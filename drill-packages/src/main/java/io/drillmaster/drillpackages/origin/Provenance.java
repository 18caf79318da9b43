package io.drillmaster.drillpackages.origin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.DnsRoute;
import io.drillmaster.drillpackages.DrillSpec;

/** How a drill package was built: the predicate of SLSA Provenance, version 1. */
final class Provenance {
    static final String PREDICATE_TYPE = "https://slsa.dev/provenance/v1";
    static final String BUILD_TYPE = "https://drillmaster.io/build/drill-package/v1";
    static final String BUILDER = "https://drillmaster.io/builder";

    private Provenance() {}

    /** Built at the spec's own time: whoever builds the same spec again states the same. */
    static ObjectNode of(DrillSpec spec, String builderVersion) {
        var json = OriginJson.object();
        var definition = json.putObject("buildDefinition");
        definition.put("buildType", BUILD_TYPE);
        definition.set("externalParameters", parameters(spec));
        definition.putArray("resolvedDependencies"); // none: templates and actions are the builder's own
        var run = json.putObject("runDetails");
        var builder = run.putObject("builder");
        builder.put("id", BUILDER);
        builder.putObject("version").put("drillmaster", builderVersion);
        var metadata = run.putObject("metadata");
        metadata.put("startedOn", spec.builtAt().toString());
        metadata.put("finishedOn", spec.builtAt().toString());
        return json;
    }

    private static ObjectNode parameters(DrillSpec spec) {
        var json = OriginJson.object();
        json.put("exercise", spec.exerciseId());
        json.put("contact", spec.contact());
        json.put("ecosystem", spec.packageName().ecosystem().id());
        json.put("package", spec.packageName().value());
        json.put("version", spec.version().value());
        json.put("token", spec.token().value());
        json.put("markerPath", spec.markerPath().value());
        json.put("zone", spec.zone().value());
        json.put(
                "dnsRoute",
                spec.dnsRoute() instanceof DnsRoute.Direct direct
                        ? direct.address() + " port " + direct.port()
                        : "system");
        json.put("vector", spec.vector().id());
        var actions = json.putArray("actions");
        spec.actions().stream().map(BenignAction::name).forEach(actions::add);
        json.put("sleepMs", spec.actionSettings().sleep().toMillis());
        spec.actionSettings().canary().ifPresent(canary -> json.put("canary", canary.toString()));
        var scope = json.putObject("scope");
        scope.put("salt", spec.scope().salt());
        var digests = scope.putArray("digests");
        spec.scope().digests().forEach(digests::add);
        json.put("builtAt", spec.builtAt().toString());
        json.put("expiresAt", spec.expiresAt().toString());
        return json;
    }
}

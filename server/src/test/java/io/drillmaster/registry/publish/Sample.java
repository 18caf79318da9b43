package io.drillmaster.registry.publish;

import io.drillmaster.common.Secrets;
import io.drillmaster.drillpackages.ActionSettings;
import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.DnsRoute;
import io.drillmaster.drillpackages.DrillPackage;
import io.drillmaster.drillpackages.DrillPackageBuilder;
import io.drillmaster.drillpackages.DrillSpec;
import io.drillmaster.drillpackages.DrillZone;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.ExecutionVector;
import io.drillmaster.drillpackages.MarkerPath;
import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.drillpackages.PackageVersion;
import io.drillmaster.drillpackages.Scope;
import io.drillmaster.drillpackages.Token;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Drill packages, policies and publishers for tests. */
final class Sample {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Credentials ADA = new Credentials(Optional.of("ada"), Optional.of("s3cret"));
    static final Credentials TOKEN = new Credentials(Optional.empty(), Optional.of("s3cret"));
    static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("ada:s3cret".getBytes(StandardCharsets.UTF_8));
    static final String BEARER = "Bearer s3cret";
    static final Aliases NO_ALIASES = host -> List.of();

    private Sample() {}

    static DrillPackage pypi() {
        return pypi("0.0.1");
    }

    static DrillPackage pypi(String version) {
        return built(ExecutionVector.PYPI_SDIST, "acme-drill-utilz", version);
    }

    static DrillPackage npm(String name, String version) {
        return built(ExecutionVector.NPM_POSTINSTALL, name, version);
    }

    /** Allowed: these hosts, and names that begin with {@code acme-drill-} or {@code @acme-drill/}. */
    static PublishPolicy allowing(String... hosts) {
        return new PublishPolicy(List.of(hosts), List.of(), List.of("acme-drill-", "@acme-drill/"));
    }

    static Publisher publisher(TargetKind kind, Ecosystem ecosystem, URI url, Credentials credentials) {
        return publisher(allowing(url.getAuthority()), kind, ecosystem, url, credentials);
    }

    static Publisher publisher(
            PublishPolicy policy, TargetKind kind, Ecosystem ecosystem, URI url, Credentials credentials) {
        return Publishers.of(policy, "test", NO_ALIASES, Duration.ofSeconds(5), Duration.ofSeconds(1))
                .to(RegistryTarget.of("team", kind, ecosystem, url, credentials));
    }

    private static DrillPackage built(ExecutionVector vector, String name, String version) {
        var token = Token.ofRandom(Secrets.bytes(Token.LENGTH));
        return DrillPackageBuilder.build(new DrillSpec(
                "EX-0007",
                "Ada Lovelace, +1 555 0100",
                PackageName.of(vector.ecosystem(), name),
                PackageVersion.of(version),
                token,
                MarkerPath.in("/tmp", token),
                DrillZone.of("drill.test"),
                new DnsRoute.SystemResolver(),
                vector,
                List.of(BenignAction.NOOP),
                new ActionSettings(ActionSettings.USUAL_SLEEP, Optional.empty()),
                Scope.anywhere(),
                NOON.plus(Duration.ofHours(1)),
                NOON));
    }
}

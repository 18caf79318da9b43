package io.drillmaster.drillpackages;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Tells the spec of a drill package: valid in every respect but the one that a test changes. */
final class Drills {
    static final Token TOKEN = new Token("abcdefghij234567klmn");
    static final Token OTHER_TOKEN = new Token("nmlk765432jihgfedcba");
    static final DrillZone ZONE = DrillZone.of("drill.example.com");

    private final Ecosystem ecosystem;
    private String contact = "Ada Lovelace, +1 555 0100";
    private String name = "pytorch-utilz";
    private Token token = TOKEN;
    private MarkerPath markerPath = MarkerPath.in(MarkerPath.DEFAULT_DIRECTORY, TOKEN);
    private DnsRoute route = new DnsRoute.SystemResolver();
    private List<BenignAction> actions = List.of(BenignAction.WRITE_MARKER, BenignAction.DNS_LOOKUP);
    private Instant builtAt = InstantSource.system().instant(); // the hooks under test read the machine's clock
    private Instant expiresAt = builtAt.plus(Duration.ofHours(2));

    private ExecutionVector vector;
    private ActionSettings settings = ActionSettings.usual();
    private Scope scope = Scope.anywhere();

    private Drills(Ecosystem ecosystem) {
        this.ecosystem = ecosystem;
        this.vector = ExecutionVector.usual(ecosystem);
    }

    static Drills drill(Ecosystem ecosystem) {
        return new Drills(ecosystem);
    }

    /** A drill with a vector, doing nothing where the vector runs nothing. */
    static Drills drill(ExecutionVector vector) {
        var drill = new Drills(vector.ecosystem()).by(vector);
        return vector.phases().isEmpty() ? drill.doing(BenignAction.NOOP) : drill;
    }

    Drills named(String otherName) {
        name = otherName;
        return this;
    }

    Drills contact(String otherContact) {
        contact = otherContact;
        return this;
    }

    /** Leaves the marker's path as it is. */
    Drills token(Token otherToken) {
        token = otherToken;
        return this;
    }

    Drills markerIn(Path directory) {
        markerPath = MarkerPath.in(directory.toString(), token);
        return this;
    }

    Drills asking(DnsRoute otherRoute) {
        route = otherRoute;
        return this;
    }

    Drills doing(BenignAction... otherActions) {
        actions = List.of(otherActions);
        return this;
    }

    Drills by(ExecutionVector otherVector) {
        vector = otherVector;
        return this;
    }

    Drills set(ActionSettings otherSettings) {
        settings = otherSettings;
        return this;
    }

    Drills within(Scope otherScope) {
        scope = otherScope;
        return this;
    }

    Drills living(Instant from, Instant until) {
        builtAt = from;
        expiresAt = until;
        return this;
    }

    DrillSpec spec() {
        return new DrillSpec(
                "EX-0007",
                contact,
                PackageName.of(ecosystem, name),
                PackageVersion.of("0.0.1"),
                token,
                markerPath,
                ZONE,
                route,
                vector,
                actions,
                settings,
                scope,
                expiresAt,
                builtAt);
    }

    /** The same, built so long ago that it expired. */
    Drills expired() {
        return living(builtAt.minus(Duration.ofDays(3)), builtAt.minus(Duration.ofDays(1)));
    }

    DrillPackage build() {
        return DrillPackageBuilder.build(spec());
    }
}

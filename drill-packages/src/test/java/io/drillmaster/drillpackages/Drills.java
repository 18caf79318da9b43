package io.drillmaster.drillpackages;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Specs to test with: valid in every respect but the one that a test changes. */
record Drills(DrillSpec spec) {
    static final Token TOKEN = new Token("abcdefghij234567klmn");
    static final DrillZone ZONE = DrillZone.of("drill.example.com");

    /** Two hours of life from now on: the hooks under test read the machine's clock. */
    static Drills drill(Ecosystem ecosystem) {
        var now = InstantSource.system().instant();
        return new Drills(new DrillSpec(
                "EX-0007",
                "Ada Lovelace, +1 555 0100",
                PackageName.of(ecosystem, "pytorch-utilz"),
                PackageVersion.of("0.0.1"),
                TOKEN,
                MarkerPath.in(MarkerPath.DEFAULT_DIRECTORY, TOKEN),
                ZONE,
                new DnsRoute.SystemResolver(),
                List.of(BenignAction.WRITE_MARKER, BenignAction.DNS_LOOKUP),
                now.plus(Duration.ofHours(2)),
                now));
    }

    Drills named(String name) {
        return named(PackageName.of(spec.packageName().ecosystem(), name));
    }

    Drills named(PackageName name) {
        return new Drills(new DrillSpec(
                spec.exerciseId(),
                spec.contact(),
                name,
                spec.version(),
                spec.token(),
                spec.markerPath(),
                spec.zone(),
                spec.dnsRoute(),
                spec.actions(),
                spec.expiresAt(),
                spec.builtAt()));
    }

    Drills contact(String contact) {
        return new Drills(new DrillSpec(
                spec.exerciseId(),
                contact,
                spec.packageName(),
                spec.version(),
                spec.token(),
                spec.markerPath(),
                spec.zone(),
                spec.dnsRoute(),
                spec.actions(),
                spec.expiresAt(),
                spec.builtAt()));
    }

    Drills markerIn(Path directory) {
        return new Drills(new DrillSpec(
                spec.exerciseId(),
                spec.contact(),
                spec.packageName(),
                spec.version(),
                spec.token(),
                MarkerPath.in(directory.toString(), spec.token()),
                spec.zone(),
                spec.dnsRoute(),
                spec.actions(),
                spec.expiresAt(),
                spec.builtAt()));
    }

    Drills asking(DnsRoute route) {
        return new Drills(new DrillSpec(
                spec.exerciseId(),
                spec.contact(),
                spec.packageName(),
                spec.version(),
                spec.token(),
                spec.markerPath(),
                spec.zone(),
                route,
                spec.actions(),
                spec.expiresAt(),
                spec.builtAt()));
    }

    Drills doing(BenignAction... actions) {
        return new Drills(new DrillSpec(
                spec.exerciseId(),
                spec.contact(),
                spec.packageName(),
                spec.version(),
                spec.token(),
                spec.markerPath(),
                spec.zone(),
                spec.dnsRoute(),
                List.of(actions),
                spec.expiresAt(),
                spec.builtAt()));
    }

    Drills living(Instant builtAt, Instant expiresAt) {
        return new Drills(new DrillSpec(
                spec.exerciseId(),
                spec.contact(),
                spec.packageName(),
                spec.version(),
                spec.token(),
                spec.markerPath(),
                spec.zone(),
                spec.dnsRoute(),
                spec.actions(),
                expiresAt,
                builtAt));
    }

    DrillPackage build() {
        return DrillPackageBuilder.build(spec);
    }
}

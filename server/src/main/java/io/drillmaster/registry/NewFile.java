package io.drillmaster.registry;

import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.DrillPackage;
import io.drillmaster.drillpackages.PackageMetadata;
import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.drillpackages.WellKnownPackages;
import java.time.Instant;
import java.util.Optional;

/**
 * A file on its way into the registry.
 *
 * @param version as its ecosystem writes it, already found valid
 * @param content not copied, so do not change it
 * @param metadata PyPI: core metadata; npm: the version's package.json; Cargo: the index line;
 *     RubyGems: the gemspec
 * @param token of a drill package; empty for one that a client uploads
 * @param uploadTime what clients are to be told; empty for the true time
 */
@SuppressWarnings("ArrayRecordComponent") // handed through once and never compared
public record NewFile(
        PackageName name,
        String version,
        String filename,
        byte[] content,
        String metadata,
        Optional<Token> token,
        Optional<Instant> uploadTime) {

    /** A drill package. */
    public static NewFile drill(DrillPackage drillPackage) {
        var spec = drillPackage.spec();
        return new NewFile(
                spec.packageName(),
                spec.version().value(),
                drillPackage.filename(),
                drillPackage.content(),
                metadata(drillPackage.metadata()),
                Optional.of(spec.token()),
                Optional.empty());
    }

    /** A package that this program built, and whose fetches are no evidence: what a drill of hash pins replaces. */
    public static NewFile untraced(DrillPackage harmless) {
        var drill = drill(harmless);
        return new NewFile(
                drill.name,
                drill.version,
                drill.filename,
                drill.content,
                drill.metadata,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * A background package that a client uploads.
     *
     * @throws Problem when people would take it for the real package of that name
     */
    public static NewFile uploaded(PackageName name, String version, String filename, byte[] content, String metadata) {
        WellKnownPackages.find(name).ifPresent(real -> {
            throw Problem.badInput(
                    "well-known-name",
                    "The name '" + name + "' is too close to the well-known package '" + real
                            + "': people would take it for that one. Choose another name.");
        });
        return new NewFile(name, version, filename, content, metadata, Optional.empty(), Optional.empty());
    }

    /** The same, with another upload time for clients: a drill of an age gate. */
    public NewFile toldAsUploadedAt(Instant time) {
        return new NewFile(name, version, filename, content, metadata, token, Optional.of(time));
    }

    private static String metadata(PackageMetadata metadata) {
        if (metadata instanceof PackageMetadata.Pypi pypi) {
            return pypi.coreMetadata();
        }
        if (metadata instanceof PackageMetadata.Npm npm) {
            return npm.packageJson();
        }
        if (metadata instanceof PackageMetadata.Cargo cargo) {
            return cargo.indexLine();
        }
        return ((PackageMetadata.RubyGems) metadata).gemspec();
    }
}

package io.drillmaster.drillpackages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Builds a crate whose build script is the hook; using the crate's code runs nothing. */
final class CrateBuilder {
    private CrateBuilder() {}

    static DrillPackage build(DrillSpec spec) {
        var manifest = Manifest.of(spec);
        var name = spec.packageName() + "-" + spec.version();
        var top = name + "/";
        var files = Map.of(
                top + "Cargo.toml", cargoToml(spec),
                top + "build.rs", RustHook.of(spec),
                top + "src/lib.rs", library(spec),
                top + Readme.FILENAME, Readme.of(spec, manifest),
                top + Manifest.FILENAME, manifest.toJson());
        var content = ReproducibleTarGz.pack(files, spec.builtAt());
        return DrillPackage.of(
                spec,
                name + ".crate",
                content,
                new PackageMetadata.Cargo(indexLine(spec, DrillPackage.sha256(content))),
                manifest);
    }

    /** {@code publish = false} makes {@code cargo publish} refuse the crate should a person ever try. */
    private static String cargoToml(DrillSpec spec) {
        return Template.fill(
                "cargo/Cargo.toml",
                Map.of(
                        "NOTICE_LINE", SourceText.commentLine(spec.notice()),
                        "NOTICE", SourceText.python(spec.notice()),
                        "NAME", SourceText.python(spec.packageName().value()),
                        "VERSION", SourceText.python(spec.version().value())));
    }

    private static String library(DrillSpec spec) {
        return Template.fill(
                "cargo/lib.rs",
                Map.of(
                        "NOTICE_LINE", SourceText.commentLine(spec.notice()),
                        "NOTICE", SourceText.rust(spec.notice())));
    }

    /** The index's format 2; cargo ignores a line with a {@code v} that it does not know. */
    private static String indexLine(DrillSpec spec, String checksum) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("name", spec.packageName().value());
        line.put("vers", spec.version().value());
        line.putArray("deps");
        line.put("cksum", checksum);
        line.putObject("features");
        line.put("yanked", false);
        line.putNull("links");
        line.put("v", 2);
        line.put("rust_version", "1.56");
        return line.toString();
    }
}

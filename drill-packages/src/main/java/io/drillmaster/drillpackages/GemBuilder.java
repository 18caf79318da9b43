package io.drillmaster.drillpackages;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Builds a gem with a native extension that compiles nothing and runs the hook; loading the gem runs nothing. */
final class GemBuilder {
    private GemBuilder() {}

    static DrillPackage build(DrillSpec spec) {
        var manifest = Manifest.of(spec);
        var files = new TreeMap<>(Map.of(
                "ext/drill/extconf.rb",
                RubyHook.of(spec),
                "lib/" + spec.packageName() + ".rb",
                library(spec),
                Readme.FILENAME,
                Readme.of(spec, manifest),
                Manifest.FILENAME,
                manifest.toJson()));
        var gemspec = gemspec(spec, files);
        var metadata = ReproducibleTarGz.gzip(gemspec.getBytes(StandardCharsets.UTF_8));
        var data = ReproducibleTarGz.pack(files, spec.builtAt());
        var checksums = checksums(metadata, data).getBytes(StandardCharsets.UTF_8);
        var content = ReproducibleTarGz.tar(
                Map.of(
                        "metadata.gz", metadata,
                        "data.tar.gz", data,
                        "checksums.yaml.gz", ReproducibleTarGz.gzip(checksums)),
                spec.builtAt());
        return DrillPackage.of(
                spec,
                spec.packageName() + "-" + spec.version() + ".gem",
                content,
                new PackageMetadata.RubyGems(gemspec),
                manifest);
    }

    /** {@code allowed_push_host} makes {@code gem push} refuse the gem should a person ever try. */
    private static String gemspec(DrillSpec spec, Map<String, String> files) {
        return Template.fill(
                "rubygems/metadata.yaml",
                Map.of(
                        "NAME", SourceText.python(spec.packageName().value()),
                        "VERSION", SourceText.python(spec.version().value()),
                        "DATE",
                                spec.builtAt()
                                        .atOffset(ZoneOffset.UTC)
                                        .toLocalDate()
                                        .toString(),
                        "NOTICE", SourceText.python(spec.notice()),
                        "FILES",
                                files.keySet().stream()
                                        .map(path -> "- " + SourceText.python(path))
                                        .collect(Collectors.joining("\n"))));
    }

    private static String library(DrillSpec spec) {
        return Template.fill(
                "rubygems/lib.rb",
                Map.of(
                        "NOTICE_LINE", SourceText.commentLine(spec.notice()),
                        "NOTICE", SourceText.ruby(spec.notice())));
    }

    private static String checksums(byte[] metadata, byte[] data) {
        return "---\nSHA256:\n  metadata.gz: " + DrillPackage.sha256(metadata) + "\n  data.tar.gz: "
                + DrillPackage.sha256(data) + "\n";
    }
}

package io.drillmaster.registry;

import io.drillmaster.registry.RubyValue.EmptyHash;
import io.drillmaster.registry.RubyValue.Items;
import io.drillmaster.registry.RubyValue.Loaded;
import io.drillmaster.registry.RubyValue.Nested;
import io.drillmaster.registry.RubyValue.Nil;
import io.drillmaster.registry.RubyValue.Text;
import io.drillmaster.registry.RubyValue.True;
import io.drillmaster.registry.RubyValue.Whole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The texts of the compact index, which Bundler and gem resolve by, and the older marshalled ones, which gem still asks
 * for before it installs. A gem here depends on no other and is for every platform.
 */
final class GemIndex {
    private static final RubyValue ANY_PLATFORM = new Text("ruby");

    private GemIndex() {}

    /** All names. */
    static String names(List<String> names) {
        return "---\n" + names.stream().map(name -> name + "\n").collect(Collectors.joining());
    }

    /** All gems with their versions, and the MD5 of each one's {@link #info}, by which Bundler sees that it is outdated. */
    static String versions(List<PackageListing> gems) {
        return "created_at: 2026-01-01T00:00:00Z\n---\n"
                + gems.stream()
                        .map(gem -> gem.name() + " "
                                + gem.files().stream()
                                        .map(RegistryFile::version)
                                        .collect(Collectors.joining(","))
                                + " " + GemPage.md5(info(gem.files()).getBytes(StandardCharsets.UTF_8)) + "\n")
                        .collect(Collectors.joining());
    }

    /** One gem's versions. */
    static String info(List<RegistryFile> files) {
        return "---\n"
                + files.stream()
                        .map(file -> file.version() + " |checksum:" + file.sha256() + "\n")
                        .collect(Collectors.joining());
    }

    /** {@code specs.4.8.gz}: name, version and platform of these. */
    static byte[] specs(List<RegistryFile> files) {
        var tuples = files.stream()
                .map(file -> RubyValue.array(new Text(file.packageName()), version(file.version()), ANY_PLATFORM))
                .toList();
        return gzip(new Items(tuples).dump());
    }

    /** {@code quick/Marshal.4.8/NAME-VERSION.gemspec.rz}: as much of the specification as is needed to choose a gem. */
    static byte[] quickSpecification(RegistryFile file) {
        var day = file.uploadTime().atOffset(ZoneOffset.UTC).toLocalDate().toString();
        var fields = RubyValue.array(
                new Text("3.3.15"), // by which version of RubyGems it is written
                new Whole(4), // of the specification's format
                new Text(file.packageName()),
                version(file.version()),
                new Text(day),
                new Text("see the gem's own specification"),
                any(), // Ruby
                any(), // RubyGems
                new Nil(),
                RubyValue.array(), // dependencies
                new Text(""),
                new Nil(), // e-mail
                RubyValue.array(new Text("see the gem")), // authors
                new Nil(), // description
                new Nil(), // home page
                new True(),
                ANY_PLATFORM,
                RubyValue.array(), // licences
                new EmptyHash());
        return deflate(new Nested("Gem::Specification", fields).dump());
    }

    private static RubyValue version(String version) {
        return new Loaded("Gem::Version", RubyValue.array(new Text(version)));
    }

    private static RubyValue any() {
        return new Loaded(
                "Gem::Requirement", RubyValue.array(RubyValue.array(RubyValue.array(new Text(">="), version("0")))));
    }

    private static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot compress in memory", broken);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflate(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream deflate = new DeflaterOutputStream(bytes)) {
            deflate.write(content);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot compress in memory", broken);
        }
        return bytes.toByteArray();
    }
}

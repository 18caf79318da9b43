package io.drillmaster.registry;

import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.drillpackages.PackageVersion;
import io.drillmaster.evidence.EvidenceSink;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A gem source for gem and Bundler: the compact index, what gem asks for besides, and the gems, for readers. */
public final class RubyGemsEndpoint {
    private static final String GEM = ".gem";
    private static final String QUICK = ".gemspec.rz";

    private final RegistryCatalog catalog;
    private final RegistryAccess access;
    private final Downloads downloads;

    /** Fetches are appended to the sink before they are answered. */
    public RubyGemsEndpoint(RegistryCatalog catalog, RegistryAccess access, EvidenceSink sink, InstantSource clock) {
        this.catalog = catalog;
        this.access = access;
        this.downloads = new Downloads(catalog, sink, clock);
    }

    /** {@code HEAD /rubygems/}: gem asks so whether there is a compact index. */
    public void root(Context context) {
        access.viewer(context);
        context.contentType("text/plain; charset=utf-8").result("A gem source with a compact index.\n");
    }

    /** {@code GET /rubygems/names}. */
    public void names(Context context) {
        GemPage.send(
                context,
                GemIndex.names(gems(access.viewer(context)).stream()
                        .map(PackageListing::name)
                        .toList()));
    }

    /** {@code GET /rubygems/versions}. */
    public void versions(Context context) {
        GemPage.send(context, GemIndex.versions(gems(access.viewer(context))));
    }

    /** {@code GET /rubygems/info/{gem}}. */
    public void info(Context context) {
        var name = context.pathParam("gem");
        var files = find(name, access.viewer(context))
                .orElseThrow(() -> Problem.notFound("There is no gem '" + name + "' in this registry."))
                .files();
        GemPage.send(context, GemIndex.info(files));
    }

    /** {@code GET /rubygems/gems/{filename}}; a yanked one too, for whoever has it locked. */
    public void gem(Context context) {
        downloads.send(context, file(context, GEM), "application/octet-stream");
    }

    /** {@code GET /rubygems/quick/Marshal.4.8/{filename}}: the specification of one gem. */
    public void specification(Context context) {
        sendBinary(context, GemIndex.quickSpecification(file(context, QUICK)));
    }

    /** {@code GET /rubygems/specs.4.8.gz}. */
    public void specs(Context context) {
        var files = gems(access.viewer(context)).stream()
                .flatMap(gem -> gem.files().stream())
                .toList();
        sendBinary(context, GemIndex.specs(files));
    }

    /** {@code GET /rubygems/latest_specs.4.8.gz}. */
    public void latestSpecs(Context context) {
        var files = gems(access.viewer(context)).stream()
                .map(gem -> gem.files().stream()
                        .max(Comparator.comparing(file -> PackageVersion.of(file.version())))
                        .orElseThrow())
                .toList();
        sendBinary(context, GemIndex.specs(files));
    }

    /** {@code GET /rubygems/prerelease_specs.4.8.gz}: there are none. */
    public void prereleaseSpecs(Context context) {
        access.viewer(context);
        sendBinary(context, GemIndex.specs(List.of()));
    }

    private List<PackageListing> gems(Viewer viewer) {
        return catalog.names(Ecosystem.RUBYGEMS, viewer).stream()
                .flatMap(name -> find(name, viewer).stream())
                .toList();
    }

    /** The gem without its yanked versions; empty when it has no other. */
    private Optional<PackageListing> find(String name, Viewer viewer) {
        return catalog.find(Ecosystem.RUBYGEMS, requireName(name), viewer)
                .map(gem -> new PackageListing(
                        gem.ecosystem(),
                        gem.key(),
                        gem.name(),
                        gem.revision(),
                        gem.files().stream()
                                .filter(file -> file.yanked().isEmpty())
                                .toList(),
                        gem.distTags()))
                .filter(gem -> !gem.files().isEmpty());
    }

    /** {@code NAME-VERSION} with one of the endings; no version here has a hyphen. */
    private RegistryFile file(Context context, String ending) {
        var viewer = access.viewer(context);
        var filename = context.pathParam("filename");
        var hyphen = filename.lastIndexOf('-');
        if (hyphen < 1 || !filename.endsWith(ending) || filename.length() - ending.length() < hyphen) {
            throw noFile(filename);
        }
        var version = filename.substring(hyphen + 1, filename.length() - ending.length());
        return catalog.find(Ecosystem.RUBYGEMS, requireName(filename.substring(0, hyphen)), viewer)
                .flatMap(gem -> gem.files().stream()
                        .filter(file -> file.version().equals(version))
                        .findFirst())
                .orElseThrow(() -> noFile(filename));
    }

    private static void sendBinary(Context context, byte[] body) {
        new RenderedPage("application/octet-stream", body, EntityTag.ofPage(body)).send(context);
    }

    private static String requireName(String name) {
        try {
            return PackageName.of(Ecosystem.RUBYGEMS, name).normalized();
        } catch (IllegalArgumentException e) {
            throw Problem.notFound(String.valueOf(e.getMessage()));
        }
    }

    private static Problem noFile(String filename) {
        return Problem.notFound("There is no file " + filename + " in this registry.");
    }
}

package io.drillmaster.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.evidence.EvidenceSink;
import io.javalin.http.Context;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * npm's registry API for those who install and look: package documents (full and abbreviated), single versions,
 * dist-tags and tarballs.
 */
public final class NpmEndpoint {
    static final String ABBREVIATED = "application/vnd.npm.install-v1+json";
    static final String FULL = "application/json";

    private final RegistryCatalog catalog;
    private final NpmAccess access;
    private final Downloads downloads;
    private final NpmUpstream upstream;
    private final URI publicAddress;
    private final RenderedPages pages = new RenderedPages();

    /**
     * Fetches are appended to the sink before they are answered.
     *
     * @param publicAddress of this server; a client that asks for its host gets its scheme, which a proxy may have changed
     */
    public NpmEndpoint(
            RegistryCatalog catalog,
            RegistryAccess access,
            PassThrough upstreams,
            EvidenceSink sink,
            InstantSource clock,
            URI publicAddress) {
        this.catalog = catalog;
        this.access = new NpmAccess(access);
        this.publicAddress = publicAddress;
        this.downloads = new Downloads(catalog, sink, clock);
        this.upstream = new NpmUpstream(upstreams);
    }

    /** {@code GET /npm/{package}}: the package's document. */
    public void packument(Context context) {
        if (NpmAddress.version(context).isPresent()) {
            version(context);
            return;
        }
        var viewer = access.viewer(context);
        var name = NpmAddress.asked(context);
        var form = Accept.best(context.header("Accept"), List.of(ABBREVIATED, FULL), FULL)
                .orElseThrow(() -> Problem.notAcceptable(
                        "A package is described as " + ABBREVIATED + " or " + FULL + "; the request accepts neither."));
        var base = AskedAddress.of(context, publicAddress);
        find(name, viewer)
                .map(listing -> pages.get(
                        listing, viewer, form + " " + base, () -> page(form, new NpmPackument(listing, base))))
                .or(() -> upstream.packument(context, name, form, base)
                        .map(document -> RenderedPage.of(form, document.toString())))
                .orElseThrow(() -> noPackage(name))
                .send(context);
    }

    /** {@code GET /npm/{package}/{version}}: one version's document, by number or dist-tag. */
    public void version(Context context) {
        var viewer = access.viewer(context);
        var name = NpmAddress.asked(context);
        var version = NpmAddress.version(context).orElseThrow();
        var base = AskedAddress.of(context, publicAddress);
        var listing = find(name, viewer);
        var document = listing.isPresent()
                ? new NpmPackument(listing.get(), base).version(version)
                : upstream.version(context, name, version, base);
        RenderedPage.of(
                        FULL,
                        document.orElseThrow(() -> Problem.notFound("There is no version and no dist-tag '"
                                        + NpmText.shortened(version) + "' of '" + name + "' in this registry."))
                                .toString())
                .send(context);
    }

    /** {@code GET /npm/-/package/{package}/dist-tags}. */
    public void tags(Context context) {
        var viewer = access.viewer(context);
        var name = NpmAddress.asked(context);
        var tags = find(name, viewer)
                .<JsonNode>map(listing -> new NpmPackument(listing, "").tags())
                .or(() ->
                        upstream.packument(context, name, ABBREVIATED, "").map(document -> document.path("dist-tags")))
                .orElseThrow(() -> noPackage(name));
        RenderedPage.of(FULL, tags.toString()).send(context);
    }

    /** {@code GET /npm/{package}/-/{filename}}. */
    public void tarball(Context context) {
        var viewer = access.viewer(context);
        var name = NpmAddress.asked(context);
        var filename = context.pathParam("filename");
        var file = find(name, viewer).stream()
                .flatMap(listing -> listing.files().stream())
                .filter(candidate -> candidate.filename().equals(filename))
                .findFirst();
        if (file.isPresent()) {
            downloads.send(context, file.get(), "application/octet-stream");
        } else if (!upstream.tarball(context, name, filename)) {
            throw Problem.notFound("There is no file '" + NpmText.shortened(filename) + "' in this registry.");
        }
    }

    private Optional<PackageListing> find(PackageName name, Viewer viewer) {
        return catalog.find(Ecosystem.NPM, name.normalized(), viewer);
    }

    private static RenderedPage page(String form, NpmPackument packument) {
        return RenderedPage.of(
                form, (form.equals(ABBREVIATED) ? packument.abbreviated() : packument.full()).toString());
    }

    private static Problem noPackage(PackageName name) {
        return Problem.notFound("There is no package '" + name + "' in this registry.");
    }
}

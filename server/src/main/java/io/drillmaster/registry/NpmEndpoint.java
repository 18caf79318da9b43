package io.drillmaster.registry;

import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.evidence.EvidenceSink;
import io.javalin.http.Context;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/**
 * npm's registry API for those who install and look: package documents (full and abbreviated), single versions,
 * dist-tags and tarballs.
 */
public final class NpmEndpoint {
    private static final String ABBREVIATED = "application/vnd.npm.install-v1+json";
    private static final String FULL = "application/json";

    private final RegistryCatalog catalog;
    private final NpmAccess access;
    private final Downloads downloads;
    private final URI publicAddress;
    private final RenderedPages pages = new RenderedPages();

    /**
     * Fetches are appended to the sink before they are answered.
     *
     * @param publicAddress of this server; a client that asks for its host gets its scheme, which a proxy may have changed
     */
    public NpmEndpoint(
            RegistryCatalog catalog, RegistryAccess access, EvidenceSink sink, InstantSource clock, URI publicAddress) {
        this.catalog = catalog;
        this.access = new NpmAccess(access);
        this.publicAddress = publicAddress;
        this.downloads = new Downloads(catalog, sink, clock);
    }

    /** {@code GET /npm/{package}}: the package's document. */
    public void packument(Context context) {
        if (NpmAddress.version(context).isPresent()) {
            version(context);
            return;
        }
        var viewer = access.viewer(context);
        var listing = listing(NpmAddress.asked(context), viewer);
        var form = Accept.best(context.header("Accept"), List.of(ABBREVIATED, FULL), FULL)
                .orElseThrow(() -> Problem.notAcceptable(
                        "A package is described as " + ABBREVIATED + " or " + FULL + "; the request accepts neither."));
        var base = NpmAddress.base(context, publicAddress);
        pages.get(listing, viewer, form + " " + base, () -> {
                    var packument = new NpmPackument(listing, base);
                    var document = form.equals(ABBREVIATED) ? packument.abbreviated() : packument.full();
                    return RenderedPage.of(form, document.toString());
                })
                .send(context);
    }

    /** {@code GET /npm/{package}/{version}}: one version's document, by number or dist-tag. */
    public void version(Context context) {
        var name = NpmAddress.asked(context);
        var version = NpmAddress.version(context).orElseThrow();
        var document = packument(context, name)
                .version(version)
                .orElseThrow(() -> Problem.notFound("There is no version and no dist-tag '" + NpmText.shortened(version)
                        + "' of '" + name + "' in this registry."));
        RenderedPage.of(FULL, document.toString()).send(context);
    }

    /** {@code GET /npm/-/package/{package}/dist-tags}. */
    public void tags(Context context) {
        var tags = packument(context, NpmAddress.asked(context)).tags();
        RenderedPage.of(FULL, tags.toString()).send(context);
    }

    /** {@code GET /npm/{package}/-/{filename}}. */
    public void tarball(Context context) {
        var filename = context.pathParam("filename");
        var file = listing(NpmAddress.asked(context), access.viewer(context)).files().stream()
                .filter(candidate -> candidate.filename().equals(filename))
                .findFirst()
                .orElseThrow(() ->
                        Problem.notFound("There is no file '" + NpmText.shortened(filename) + "' in this registry."));
        downloads.send(context, file, "application/octet-stream");
    }

    private NpmPackument packument(Context context, PackageName name) {
        return new NpmPackument(listing(name, access.viewer(context)), NpmAddress.base(context, publicAddress));
    }

    private PackageListing listing(PackageName name, Viewer viewer) {
        return catalog.find(Ecosystem.NPM, name.normalized(), viewer)
                .orElseThrow(() -> Problem.notFound("There is no package '" + name + "' in this registry."));
    }
}

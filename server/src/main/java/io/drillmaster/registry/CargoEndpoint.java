package io.drillmaster.registry;

import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.evidence.EvidenceSink;
import io.javalin.http.Context;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** A registry for cargo 1.68 and newer: the sparse index and the crates, for readers. */
public final class CargoEndpoint {
    /** As in the path of every address of it. */
    public static final String PREFIX = "/cargo/";

    private final RegistryCatalog catalog;
    private final RegistryAccess access;
    private final Downloads downloads;
    private final URI publicAddress;
    private final RenderedPages pages = new RenderedPages();

    /**
     * Fetches are appended to the sink before they are answered.
     *
     * @param publicAddress of this server; a client that asks for its host gets its scheme, which a proxy may have changed
     */
    public CargoEndpoint(
            RegistryCatalog catalog, RegistryAccess access, EvidenceSink sink, InstantSource clock, URI publicAddress) {
        this.catalog = catalog;
        this.access = access;
        this.publicAddress = publicAddress;
        this.downloads = new Downloads(catalog, sink, clock);
    }

    /** {@code GET /cargo/config.json}: where the crates are, and whether a token is asked for. */
    public void config(Context context) {
        access.viewer(context);
        RenderedPage.of(
                        "application/json",
                        CargoIndex.config(AskedAddress.of(context, publicAddress) + "/cargo", access.mode()))
                .send(context);
    }

    /** {@code GET /cargo/py/to/pytorch-utilz}: the versions of one crate. */
    public void crate(Context context) {
        var crate = context.pathParam("crate");
        var viewer = access.viewer(context);
        var listing = catalog.find(Ecosystem.CARGO, normalized(crate), viewer)
                .filter(found -> context.path().equals(PREFIX + CargoIndex.path(crate)))
                .orElseThrow(() -> noCrate(crate));
        // Cargo guesses at - and _: a crate is found under the spelling that it was published with only.
        var files = spelled(listing.files(), crate);
        if (files.isEmpty()) {
            throw noCrate(crate);
        }
        pages.get(listing, viewer, crate, () -> RenderedPage.of("text/plain", CargoIndex.crate(files)))
                .send(context);
    }

    /** {@code GET /cargo/crates/{crate}/{version}/download}. */
    public void download(Context context) {
        var crate = context.pathParam("crate");
        var version = context.pathParam("version");
        var viewer = access.viewer(context); // before the name is looked at: whoever may not read learns nothing of it
        var file = catalog.find(Ecosystem.CARGO, normalized(crate), viewer)
                .flatMap(listing -> spelled(listing.files(), crate).stream()
                        .filter(candidate -> candidate.version().equals(version))
                        .findFirst())
                .orElseThrow(() ->
                        Problem.notFound("There is no version " + version + " of '" + crate + "' in this registry."));
        downloads.send(context, file, "application/gzip");
    }

    private static List<RegistryFile> spelled(List<RegistryFile> files, String crate) {
        return files.stream()
                .filter(file -> file.packageName().toLowerCase(Locale.ROOT).equals(crate.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static String normalized(String crate) {
        try {
            return PackageName.of(Ecosystem.CARGO, crate).normalized();
        } catch (IllegalArgumentException e) {
            throw Problem.notFound(String.valueOf(e.getMessage()));
        }
    }

    private static Problem noCrate(String crate) {
        return Problem.notFound("There is no crate '" + crate + "' in this registry.");
    }
}

package io.drillmaster.registry;

import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.evidence.EvidenceSink;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.Optional;

/** PyPI's Simple API (PEP 503 and its successors, see {@link SimpleIndex}) and the files, for readers. */
public final class PypiEndpoint {
    private final RegistryCatalog catalog;
    private final RegistryAccess access;
    private final PassThrough upstreams;
    private final Downloads downloads;
    private final RenderedPages pages = new RenderedPages();

    /** Fetches are appended to the sink before they are answered. */
    public PypiEndpoint(
            RegistryCatalog catalog,
            RegistryAccess access,
            PassThrough upstreams,
            EvidenceSink sink,
            InstantSource clock) {
        this.catalog = catalog;
        this.access = access;
        this.upstreams = upstreams;
        this.downloads = new Downloads(catalog, sink, clock);
    }

    /** {@code GET /pypi/simple/}: all projects. */
    public void projects(Context context) {
        if (!context.path().endsWith("/")) {
            redirect(context, "simple/");
            return;
        }
        var viewer = access.viewer(context);
        var form = form(context);
        RenderedPage.of(form, SimpleIndex.projects(form, catalog.names(Ecosystem.PYPI, viewer)))
                .send(context);
    }

    /** {@code GET /pypi/simple/{project}/}: the files of one. */
    public void project(Context context) {
        var viewer = access.viewer(context);
        var written = context.pathParam("project");
        var name = normalized(written);
        if (!context.path().endsWith("/")) {
            redirect(context, name + "/"); // the links are relative: without the slash they would lead astray
            return;
        }
        if (!written.equals(name)) {
            redirect(context, "../" + name + "/");
            return;
        }
        var form = form(context);
        catalog.find(Ecosystem.PYPI, name, viewer)
                .map(listing -> pages.get(
                        listing, viewer, form, () -> RenderedPage.of(form, SimpleIndex.project(form, listing))))
                .or(() -> fromUpstream(context, name, form))
                .orElseThrow(() -> Problem.notFound("There is no project '" + name + "' in this registry."))
                .send(context);
    }

    /** {@code GET /pypi/files/{project}/{sha256}/{filename}}: a file, or a wheel's {@code .metadata} (PEP 658). */
    public void file(Context context) {
        var filename = context.pathParam("filename");
        var found = find(context, filename);
        if (found.isPresent()) {
            downloads.send(context, found.get(), "application/octet-stream");
            return;
        }
        var metadata = Optional.of(filename)
                .filter(name -> name.endsWith(SimpleIndex.METADATA))
                .flatMap(name -> find(context, name.substring(0, name.length() - SimpleIndex.METADATA.length())))
                .filter(SimpleIndex::hasMetadata)
                .orElseThrow(() -> Problem.notFound("There is no file " + filename + " with that hash."));
        // Binary, so that nothing on the way takes it for text and changes the bytes that are hashed.
        RenderedPage.of("application/octet-stream", metadata.metadata()).send(context);
    }

    private Optional<RenderedPage> fromUpstream(Context context, String name, String form) {
        return upstreams
                .forName(context, Ecosystem.PYPI, name)
                .flatMap(upstream -> upstream.page(name + "/", UpstreamIndex.ACCEPT))
                .map(page -> RenderedPage.of(form, UpstreamIndex.render(form, name, page)));
    }

    private Optional<RegistryFile> find(Context context, String filename) {
        var viewer = access.viewer(context);
        var sha256 = context.pathParam("sha256");
        return catalog.find(Ecosystem.PYPI, normalized(context.pathParam("project")), viewer)
                .flatMap(listing -> listing.files().stream()
                        .filter(file -> file.filename().equals(filename)
                                && file.sha256().equals(sha256))
                        .findFirst());
    }

    private static void redirect(Context context, String place) {
        context.header("Location", place).status(HttpStatus.MOVED_PERMANENTLY);
    }

    private static String form(Context context) {
        return Accept.best(context.header("Accept"), SimpleIndex.FORMS, SimpleIndex.PLAIN_HTML)
                .orElseThrow(() -> Problem.notAcceptable("This index answers as " + String.join(", ", SimpleIndex.FORMS)
                        + "; the request accepts none of them."));
    }

    private static String normalized(String project) {
        try {
            return PackageName.of(Ecosystem.PYPI, project).normalized();
        } catch (IllegalArgumentException e) {
            throw Problem.notFound(String.valueOf(e.getMessage()));
        }
    }
}

package io.drillmaster.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Json;
import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.evidence.EvidenceSink;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * PyPI's Simple API (PEP 503) in HTML and JSON (PEP 691), version 1.1 with size and upload-time (PEP 700), and the
 * files. Links are relative, so that the index works under whatever address a client reached it by.
 */
public final class PypiEndpoint {
    private static final String JSON = "application/vnd.pypi.simple.v1+json";
    private static final String HTML = "application/vnd.pypi.simple.v1+html";
    private static final DateTimeFormatter UPLOAD_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final RegistryCatalog catalog;
    private final RegistryAccess access;
    private final Downloads downloads;

    /** Fetches are appended to the sink before they are answered. */
    public PypiEndpoint(RegistryCatalog catalog, RegistryAccess access, EvidenceSink sink, InstantSource clock) {
        this.catalog = catalog;
        this.access = access;
        this.downloads = new Downloads(catalog, sink, clock);
    }

    /** {@code GET /pypi/simple/}: all projects. */
    public void projects(Context context) {
        if (redirected(context)) {
            return;
        }
        var names = catalog.names(Ecosystem.PYPI, access.viewer(context));
        switch (form(context)) {
            case JSON -> {
                var body = answer();
                var projects = body.putArray("projects");
                names.forEach(name -> projects.addObject().put("name", name));
                send(context, JSON, body.toString());
            }
            default ->
                send(
                        context,
                        form(context),
                        page(
                                "Simple index",
                                names.stream()
                                        .map(name -> link(name + "/", name, ""))
                                        .toList()));
        }
    }

    /** {@code GET /pypi/simple/{project}/}: the files of one. */
    public void project(Context context) {
        var name = normalized(context.pathParam("project"));
        if (redirected(context)) {
            return;
        }
        var files = catalog.find(Ecosystem.PYPI, name, access.viewer(context))
                .orElseThrow(() -> Problem.notFound(
                        "There is no project '" + name + "' in this registry; it holds drill packages only."))
                .files();
        switch (form(context)) {
            case JSON -> send(context, JSON, json(name, files).toString());
            default ->
                send(
                        context,
                        form(context),
                        page(
                                "Links for " + name,
                                files.stream()
                                        .map(file -> link(
                                                address(file) + "#sha256=" + file.sha256(),
                                                file.filename(),
                                                " data-requires-python=\""
                                                        + requiresPython(file).replace(">", "&gt;") + "\""))
                                        .toList()));
        }
    }

    /** {@code GET /pypi/files/{project}/{sha256}/{filename}}. */
    public void file(Context context) {
        var filename = context.pathParam("filename");
        var file = catalog.find(Ecosystem.PYPI, normalized(context.pathParam("project")), access.viewer(context))
                .flatMap(listing -> listing.files().stream()
                        .filter(candidate -> candidate.filename().equals(filename)
                                && candidate.sha256().equals(context.pathParam("sha256")))
                        .findFirst())
                .orElseThrow(() -> Problem.notFound("There is no file " + filename + " with that hash."));
        downloads.send(context, file, "application/octet-stream");
    }

    private static ObjectNode json(String name, List<RegistryFile> files) {
        var body = answer();
        body.put("name", name);
        var versions = body.putArray("versions");
        var list = body.putArray("files");
        for (var file : files) {
            versions.add(file.version());
            var entry = list.addObject();
            entry.put("filename", file.filename());
            entry.put("url", address(file));
            entry.putObject("hashes").put("sha256", file.sha256());
            entry.put("requires-python", requiresPython(file));
            entry.put("size", file.size());
            entry.put("upload-time", UPLOAD_TIME.format(file.uploadTime()));
            entry.put("yanked", false);
        }
        return body;
    }

    private static ObjectNode answer() {
        var body = Json.mapper().createObjectNode();
        body.putObject("meta").put("api-version", "1.1");
        return body;
    }

    private static String requiresPython(RegistryFile file) {
        return file.metadata()
                .lines()
                .filter(line -> line.startsWith("Requires-Python: "))
                .map(line -> line.substring("Requires-Python: ".length()))
                .findFirst()
                .orElseThrow();
    }

    private static String address(RegistryFile file) {
        return "../../files/" + file.packageKey() + "/" + file.sha256() + "/" + file.filename();
    }

    private static String page(String title, List<String> links) {
        return "<!DOCTYPE html>\n<html>\n<head>\n<meta name=\"pypi:repository-version\" content=\"1.1\">\n<title>"
                + title + "</title>\n</head>\n<body>\n" + String.join("\n", links) + "\n</body>\n</html>\n";
    }

    /** Names and file names are of letters, digits, dots, dashes and underscores: nothing to escape. */
    private static String link(String address, String text, String attributes) {
        return "<a href=\"" + address + "\"" + attributes + ">" + text + "</a><br>";
    }

    /** The links are relative: without the slash at the end they would lead astray. */
    private static boolean redirected(Context context) {
        if (context.path().endsWith("/")) {
            return false;
        }
        var name = context.path().substring(context.path().lastIndexOf('/') + 1);
        context.header("Location", name + "/").status(HttpStatus.MOVED_PERMANENTLY);
        return true;
    }

    private static String form(Context context) {
        return Accept.best(context.header("Accept"), List.of(JSON, HTML, "text/html"), "text/html")
                .orElseThrow(() -> Problem.notAcceptable("This index answers as " + JSON + ", " + HTML
                        + " or text/html; the request accepts none of them."));
    }

    private static String normalized(String project) {
        try {
            return PackageName.of(Ecosystem.PYPI, project).normalized();
        } catch (IllegalArgumentException e) {
            throw Problem.notFound(String.valueOf(e.getMessage()));
        }
    }

    private static void send(Context context, String type, String body) {
        context.contentType(type)
                .header("Vary", "Accept")
                .header("Cache-Control", "no-cache")
                .result(body);
    }
}

package io.drillmaster.app;

import static java.util.Map.entry;

import io.drillmaster.common.Hashes;
import io.drillmaster.common.Problem;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Styles, scripts and icons, from the class path; nothing else can be asked for. */
final class StaticFiles {
    private static final String OWN = "/io/drillmaster/web/static/";
    private static final Map<String, String> RESOURCES = Map.ofEntries(
            entry("app.css", OWN + "app.css"),
            entry("pages.css", OWN + "pages.css"),
            entry("print.css", OWN + "print.css"),
            entry("one-pager.css", OWN + "one-pager.css"),
            entry("app.js", OWN + "app.js"),
            entry("room.css", OWN + "room.css"),
            entry("room.js", OWN + "room.js"),
            entry("tabletop.css", OWN + "tabletop.css"),
            entry("tabletop.js", OWN + "tabletop.js"),
            entry("icons.svg", OWN + "icons.svg"),
            entry("mark.svg", OWN + "mark.svg"),
            entry("htmx.min.js", "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js"));

    private StaticFiles() {}

    /** {@code GET /static/{file}}. */
    static void send(Context context) {
        var name = context.pathParam("file");
        var resource = RESOURCES.get(name);
        if (resource == null) {
            throw Problem.notFound("There is no file " + name + ".");
        }
        var bytes = read(resource);
        var tag = '"' + Hashes.sha256(bytes).substring(0, 32) + '"';
        context.header("ETag", tag)
                .header("Cache-Control", "no-cache"); // asked for again, and mostly answered with 304
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(304);
            return;
        }
        context.contentType(type(name)).result(bytes);
    }

    private static String type(String name) {
        if (name.endsWith(".css")) {
            return "text/css; charset=utf-8";
        }
        return name.endsWith(".js") ? "text/javascript; charset=utf-8" : "image/svg+xml";
    }

    private static byte[] read(String resource) {
        try (var in = StaticFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: " + resource + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

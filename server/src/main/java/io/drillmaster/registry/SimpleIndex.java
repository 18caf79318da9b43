package io.drillmaster.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Hashes;
import io.drillmaster.common.Json;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes PyPI's Simple API: HTML (PEP 503, 592, 629, 658, 714) and JSON (PEP 691, 700). Links are relative, so that the
 * index works under whatever address a client reached it by.
 */
final class SimpleIndex {
    static final String JSON = "application/vnd.pypi.simple.v1+json";
    static final String HTML = "application/vnd.pypi.simple.v1+html";
    static final String PLAIN_HTML = "text/html";

    /** All forms there are, in the order of our own preference. */
    static final List<String> FORMS = List.of(JSON, HTML, PLAIN_HTML);

    /** Ends the address of a wheel's metadata (PEP 658). */
    static final String METADATA = ".metadata";

    private static final String API_VERSION = "1.1";
    private static final DateTimeFormatter UPLOAD_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private SimpleIndex() {}

    /** The page of all projects. */
    static String projects(String form, List<String> names) {
        if (form.equals(JSON)) {
            var body = answer();
            var projects = body.putArray("projects");
            names.forEach(name -> projects.addObject().put("name", name));
            return body.toString();
        }
        return page(
                "Simple index",
                names.stream()
                        .map(name -> "<a href=\"" + name + "/\">" + name + "</a><br>")
                        .toList());
    }

    /** The page of one project. */
    static String project(String form, PackageListing listing) {
        return form.equals(JSON)
                ? json(listing)
                : page(
                        "Links for " + listing.key(),
                        listing.files().stream().map(SimpleIndex::link).toList());
    }

    /**
     * Whether clients get a file's metadata by itself. Only of wheels: with a source distribution's, a client would
     * resolve it without running its build backend, and a drill of that would show nothing.
     */
    static boolean hasMetadata(RegistryFile file) {
        return file.filename().endsWith(".whl");
    }

    private static String json(PackageListing listing) {
        var body = answer();
        body.put("name", listing.key());
        var versions = body.putArray("versions");
        listing.files().stream()
                .map(RegistryFile::version)
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .forEach(versions::add);
        var list = body.putArray("files");
        for (var file : listing.files()) {
            var entry = list.addObject();
            entry.put("filename", file.filename());
            entry.put("url", address(file));
            entry.putObject("hashes").put("sha256", file.sha256());
            CoreMetadata.parse(file.metadata())
                    .requiresPython()
                    .ifPresent(versionsOfPython -> entry.put("requires-python", versionsOfPython));
            if (hasMetadata(file)) {
                entry.putObject("core-metadata").put("sha256", Hashes.sha256(file.metadata()));
            }
            entry.put("size", file.size());
            entry.put("upload-time", UPLOAD_TIME.format(file.uploadTime()));
            file.yanked()
                    .filter(reason -> !reason.isEmpty())
                    .ifPresentOrElse(
                            reason -> entry.put("yanked", reason),
                            () -> entry.put("yanked", file.yanked().isPresent()));
        }
        return body.toString();
    }

    private static String link(RegistryFile file) {
        var link = new StringBuilder("<a href=\"")
                .append(address(file))
                .append("#sha256=")
                .append(file.sha256())
                .append('"');
        CoreMetadata.parse(file.metadata())
                .requiresPython()
                .ifPresent(versions -> attribute(link, "requires-python", versions));
        if (hasMetadata(file)) {
            var digest = "sha256=" + Hashes.sha256(file.metadata());
            attribute(link, "core-metadata", digest);
            attribute(link, "dist-info-metadata", digest); // the name before PEP 714; clients of then know no other
        }
        file.yanked().ifPresent(reason -> attribute(link, "yanked", reason));
        return link.append('>')
                .append(escaped(file.filename()))
                .append("</a><br>")
                .toString();
    }

    static void attribute(StringBuilder link, String name, String value) {
        link.append(" data-").append(name).append("=\"").append(escaped(value)).append('"');
    }

    private static ObjectNode answer() {
        var body = Json.mapper().createObjectNode();
        body.putObject("meta").put("api-version", API_VERSION);
        return body;
    }

    /** File names are of letters, digits and punctuation that may stand in a path; a local version's plus may too. */
    private static String address(RegistryFile file) {
        return "../../files/" + file.packageKey() + "/" + file.sha256() + "/" + file.filename();
    }

    static String page(String title, List<String> links) {
        return "<!DOCTYPE html>\n<html>\n<head>\n<meta name=\"pypi:repository-version\" content=\"" + API_VERSION
                + "\">\n<title>" + title + "</title>\n</head>\n<body>\n" + String.join("\n", links)
                + "\n</body>\n</html>\n";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

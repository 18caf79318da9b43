package io.drillmaster.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Json;
import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.drillpackages.PackageVersion;
import io.drillmaster.evidence.EvidenceSink;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/**
 * npm's registry API, as much as an install asks for: packument (full and abbreviated) and tarball. A tarball's address
 * is made from the address the client asked at, because npm 12 refuses one on another host.
 */
public final class NpmEndpoint {
    private static final String ABBREVIATED = "application/vnd.npm.install-v1+json";

    private final RegistryCatalog catalog;
    private final RegistryAccess access;
    private final Downloads downloads;

    private final URI publicAddress;

    /**
     * Fetches are appended to the sink before they are answered.
     *
     * @param publicAddress of this server; a client that asks for its host gets its scheme, which a proxy may have changed
     */
    public NpmEndpoint(
            RegistryCatalog catalog, RegistryAccess access, EvidenceSink sink, InstantSource clock, URI publicAddress) {
        this.catalog = catalog;
        this.access = access;
        this.publicAddress = publicAddress;
        this.downloads = new Downloads(catalog, sink, clock);
    }

    /** {@code GET /npm/{package}}; a scope is part of the name, its slash may come encoded. */
    public void packument(Context context) {
        var name = name(context);
        var files = files(context, name);
        var brief = Accept.best(context.header("Accept"), List.of(ABBREVIATED, "application/json"), "application/json")
                .orElseThrow(() -> Problem.notAcceptable("A package is described as " + ABBREVIATED
                        + " or application/json; the request accepts neither."));
        context.contentType(brief)
                .header("Vary", "Accept")
                .header("Cache-Control", "no-cache")
                .result(document(context, name, files, brief.equals(ABBREVIATED))
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** {@code GET /npm/{package}/-/{filename}}. */
    public void tarball(Context context) {
        var filename = context.pathParam("filename");
        var file = files(context, name(context)).stream()
                .filter(candidate -> candidate.filename().equals(filename))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is no file " + filename + " in this registry."));
        downloads.send(context, file, "application/octet-stream");
    }

    private List<RegistryFile> files(Context context, String name) {
        return catalog.find(Ecosystem.NPM, name, access.viewer(context))
                .orElseThrow(() -> Problem.notFound(
                        "There is no package '" + name + "' in this registry; it holds drill packages only."))
                .files();
    }

    private ObjectNode document(Context context, String name, List<RegistryFile> files, boolean brief) {
        var body = Json.mapper().createObjectNode();
        body.put("name", name);
        var latest = files.stream()
                .map(RegistryFile::version)
                .max(Comparator.comparing(PackageVersion::of))
                .orElseThrow();
        body.putObject("dist-tags").put("latest", latest);
        var modified = files.get(files.size() - 1).uploadedAt().toString();
        if (brief) {
            body.put("modified", modified);
        } else {
            body.put("_id", name);
            var time = body.putObject("time");
            time.put("created", files.get(0).uploadedAt().toString());
            time.put("modified", modified);
            files.forEach(file -> time.put(file.version(), file.uploadedAt().toString()));
        }
        var versions = body.putObject("versions");
        for (var file : files) {
            var entry = packageJson(file);
            entry.put("_id", name + "@" + file.version());
            entry.put("hasInstallScript", entry.path("scripts").has("postinstall"));
            var dist = entry.putObject("dist");
            dist.put("tarball", base(context) + "/npm/" + name + "/-/" + file.filename());
            dist.put("shasum", file.sha1());
            dist.put("integrity", file.integrity());
            versions.set(file.version(), entry);
        }
        return body;
    }

    private static ObjectNode packageJson(RegistryFile file) {
        try {
            return (ObjectNode) Json.mapper().readTree(file.metadata());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("package.json of " + file.filename() + " cannot be read back", e);
        }
    }

    private String base(Context context) {
        var host = String.valueOf(context.host());
        return (host.equals(publicAddress.getAuthority()) ? publicAddress.getScheme() : context.scheme()) + "://"
                + host;
    }

    private static String name(Context context) {
        var scope = context.pathParamMap().get("scope");
        var name = context.pathParam("package");
        var whole = scope == null ? name : "@" + scope + "/" + name;
        try {
            return PackageName.of(Ecosystem.NPM, whole).normalized();
        } catch (IllegalArgumentException e) {
            throw Problem.notFound(String.valueOf(e.getMessage()));
        }
    }
}

package io.drillmaster.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * npm's document about a package, written from what the registry has.
 *
 * @param listing with at least one file
 * @param base where the client reached this registry: tarballs must have the same host, or npm 12 refuses them
 */
record NpmPackument(PackageListing listing, String base) {
    /** What an install needs; the rest is left out of the abbreviated form. */
    private static final List<String> FOR_INSTALLS = List.of(
            "name",
            "version",
            "deprecated",
            "dependencies",
            "optionalDependencies",
            "devDependencies",
            "bundleDependencies",
            "bundledDependencies",
            "peerDependencies",
            "peerDependenciesMeta",
            "acceptDependencies",
            "bin",
            "directories",
            "dist",
            "engines",
            "cpu",
            "os",
            "libc",
            "funding",
            "_hasShrinkwrap",
            "hasInstallScript");

    private static final Comparator<RegistryFile> BY_VERSION =
            Comparator.comparing(file -> SemVer.parse(file.version()).orElseThrow());

    /** The whole document, with times and revision. */
    ObjectNode full() {
        var body = Json.mapper().createObjectNode();
        body.put("_id", listing.name());
        body.put("_rev", revision());
        body.put("name", listing.name());
        var newest = manifest(newest());
        if (newest.hasNonNull("description")) {
            body.set("description", newest.get("description"));
        }
        body.set("dist-tags", tags());
        var versions = body.putObject("versions");
        listing.files().forEach(file -> versions.set(file.version(), manifest(file)));
        var time = body.putObject("time");
        time.put("created", uploadTimes().min(Comparator.naturalOrder()).orElseThrow());
        time.put("modified", modified());
        listing.files()
                .forEach(file -> time.put(file.version(), file.uploadTime().toString()));
        return body;
    }

    /** What an install needs. */
    ObjectNode abbreviated() {
        var body = Json.mapper().createObjectNode();
        body.put("name", listing.name());
        body.put("modified", modified());
        body.set("dist-tags", tags());
        var versions = body.putObject("versions");
        listing.files()
                .forEach(file -> versions.set(file.version(), manifest(file).retain(FOR_INSTALLS)));
        return body;
    }

    /** One version by its number or a dist-tag. */
    Optional<ObjectNode> version(String versionOrTag) {
        var version = tagged().getOrDefault(versionOrTag, versionOrTag);
        return listing.files().stream()
                .filter(file -> file.version().equals(version))
                .findFirst()
                .map(this::manifest);
    }

    /** Dist-tags by name. */
    ObjectNode tags() {
        var tags = Json.mapper().createObjectNode();
        tagged().forEach(tags::put);
        return tags;
    }

    /** npm's {@code _rev}. */
    String revision() {
        return Long.toString(listing.revision());
    }

    /** Of several exercises with the same tag the highest version counts; without {@code latest} it is the highest of all. */
    private Map<String, String> tagged() {
        var tags = new TreeMap<String, String>();
        for (var tag : listing.distTags()) {
            tags.merge(tag.tag(), tag.version(), NpmPackument::higher);
        }
        tags.computeIfAbsent(NpmTag.LATEST, missing -> newest().version());
        return tags;
    }

    private static String higher(String one, String other) {
        return SemVer.parse(one).orElseThrow().compareTo(SemVer.parse(other).orElseThrow()) >= 0 ? one : other;
    }

    /** A prerelease only when there is nothing else. */
    private RegistryFile newest() {
        return listing.files().stream()
                .max(Comparator.<RegistryFile, Boolean>comparing(file ->
                                SemVer.parse(file.version()).orElseThrow().isRelease())
                        .thenComparing(BY_VERSION))
                .orElseThrow();
    }

    private String modified() {
        return uploadTimes().max(Comparator.naturalOrder()).orElseThrow();
    }

    private Stream<String> uploadTimes() {
        return listing.files().stream().map(RegistryFile::uploadTime).sorted().map(Object::toString);
    }

    private ObjectNode manifest(RegistryFile file) {
        var manifest = packageJson(file);
        manifest.put("_id", listing.name() + "@" + file.version());
        manifest.put("name", listing.name());
        manifest.put("version", file.version());
        file.deprecated().ifPresent(text -> manifest.put("deprecated", text));
        if (!manifest.has("hasInstallScript")
                && (manifest.path("scripts").has("preinstall")
                        || manifest.path("scripts").has("install")
                        || manifest.path("scripts").has("postinstall"))) {
            manifest.put("hasInstallScript", true);
        }
        var dist = manifest.path("dist") instanceof ObjectNode counted ? counted : manifest.putObject("dist");
        dist.put("tarball", base + "/npm/" + listing.name() + "/-/" + file.filename());
        dist.put("shasum", file.sha1());
        dist.put("integrity", file.integrity());
        return manifest;
    }

    private static ObjectNode packageJson(RegistryFile file) {
        try {
            return (ObjectNode) Json.mapper().readTree(file.metadata());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("package.json of " + file.filename() + " cannot be read back", e);
        }
    }
}

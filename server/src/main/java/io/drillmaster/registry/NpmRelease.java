package io.drillmaster.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One version of a package as npm publishes it, checked: what the document says, the tarball's bytes and what is inside
 * agree.
 *
 * @param file to be kept
 * @param tags the dist-tags that are to lead to it
 */
record NpmRelease(NewFile file, List<String> tags) {
    private static final int LARGEST_MANIFEST = 256 * 1024;
    private static final int MOST_TAGS = 20;
    private static final List<String> INSTALL_SCRIPTS = List.of("preinstall", "install", "postinstall");

    NpmRelease {
        tags = List.copyOf(tags);
    }

    /**
     * Checks a document with an attachment.
     *
     * @param name from the address that it was sent to
     * @throws Problem saying which part does not fit
     */
    static NpmRelease of(PackageName name, NpmBody body) {
        var document = body.document();
        requireName(document.path("name"), "name", name);
        requireName(document.path("_id"), "_id", name);
        var version = onlyVersion(document);
        var manifest = manifest(document, version);
        requireName(manifest.path("name"), "versions." + version + ".name", name);
        if (!manifest.path("version").asText().equals(version)) {
            throw wrong(
                    "version",
                    "'versions' has it under " + version + ", but it says it is " + shown(manifest.path("version")));
        }
        var tarball = attachment(name, version, body.attachments());
        requireDigests(manifest.path("dist"), FileDigests.of(tarball));
        var inside = NpmTarball.inspect(tarball);
        requireSame(inside.packageJson(), "name", name.value());
        requireSame(inside.packageJson(), "version", version);
        var metadata = metadata(manifest, inside).toString();
        if (metadata.length() > LARGEST_MANIFEST) {
            throw Problem.tooLarge("The package.json of " + name + " " + version + " is larger than "
                    + LARGEST_MANIFEST / 1024 + " KiB; every install would have to read it.");
        }
        return new NpmRelease(
                NewFile.uploaded(name, version, filename(name, version), tarball, metadata), tags(document, version));
    }

    /** What the file is called in this registry: as npm itself packs it, the scope left out. */
    static String filename(PackageName name, String version) {
        var value = name.value();
        return value.substring(value.indexOf('/') + 1) + "-" + version + ".tgz";
    }

    private static String onlyVersion(ObjectNode document) {
        var names = new ArrayList<String>();
        document.path("versions").fieldNames().forEachRemaining(names::add);
        if (names.size() != 1) {
            throw wrong("versions", "one version is published at a time, found " + names.size());
        }
        var version = names.get(0);
        if (SemVer.parse(version).isEmpty()) {
            throw wrong(
                    "versions",
                    "'" + NpmText.shortened(version)
                            + "' is no version: MAJOR.MINOR.PATCH and what Semantic Versioning 2.0.0 allows after it");
        }
        return version;
    }

    private static ObjectNode manifest(ObjectNode document, String version) {
        if (document.path("versions").path(version) instanceof ObjectNode manifest) {
            return manifest;
        }
        throw wrong("versions." + version, "it is not a JSON object");
    }

    private static byte[] attachment(PackageName name, String version, List<NpmBody.Attachment> attachments) {
        if (attachments.size() != 1) {
            throw wrong("_attachments", "one tarball is published at a time, found " + attachments.size());
        }
        var attachment = attachments.get(0);
        var short_ = filename(name, version);
        if (!attachment.filename().equals(short_) && !attachment.filename().equals(name + "-" + version + ".tgz")) {
            throw wrong(
                    "_attachments",
                    "the tarball of " + name + " " + version + " is called " + short_ + ", found '"
                            + NpmText.shortened(attachment.filename()) + "'");
        }
        if (attachment.data().length == 0) {
            throw wrong("_attachments", "the tarball has no data");
        }
        var length = attachment.length();
        if (length.isPresent() && length.getAsLong() != attachment.data().length) {
            throw wrong(
                    "_attachments",
                    "the tarball's length is said to be " + length.getAsLong() + ", but " + attachment.data().length
                            + " bytes came");
        }
        return attachment.data();
    }

    private static void requireDigests(JsonNode dist, FileDigests digests) {
        var integrity = dist.path("integrity").asText("");
        var sha512 = List.of(integrity.strip().split("\\s+", -1)).stream()
                .filter(digest -> digest.startsWith("sha512-"))
                .toList();
        if (!integrity.isBlank() && !sha512.contains(digests.integrity())) {
            throw wrong(
                    "dist.integrity",
                    "the tarball's is " + digests.integrity() + ", found '" + NpmText.shortened(integrity) + "'");
        }
        var shasum = dist.path("shasum").asText("");
        if (!shasum.isBlank() && !shasum.equals(digests.sha1())) {
            throw wrong(
                    "dist.shasum",
                    "the tarball's is " + digests.sha1() + ", found '" + NpmText.shortened(shasum) + "'");
        }
    }

    /** Absent is right: the address says it already. */
    private static void requireName(JsonNode found, String field, PackageName name) {
        if (!found.isMissingNode() && !found.asText().equals(name.value())) {
            throw wrong(field, "the address says '" + name + "', found " + shown(found));
        }
    }

    private static void requireSame(ObjectNode packageJson, String field, String wanted) {
        if (!packageJson.path(field).asText("").equals(wanted)) {
            throw wrong(
                    "_attachments",
                    "the " + field + " in the tarball's package.json is " + shown(packageJson.path(field))
                            + ", and the document's is '" + wanted + "'");
        }
    }

    /** The manifest as clients get it back, but for its digests and address, which come when it is served. */
    private static ObjectNode metadata(ObjectNode manifest, NpmTarball inside) {
        var kept = manifest.deepCopy();
        kept.remove("dist");
        kept.remove("readme"); // every install would have to read it
        kept.remove("_resolved");
        kept.remove("_from");
        if (inside.nativeAddOn() || runsAtInstall(manifest) || runsAtInstall(inside.packageJson())) {
            kept.put("hasInstallScript", true);
        } else {
            kept.remove("hasInstallScript");
        }
        kept.putObject("dist").put("fileCount", inside.files()).put("unpackedSize", inside.unpackedSize());
        return kept;
    }

    private static boolean runsAtInstall(JsonNode packageJson) {
        return INSTALL_SCRIPTS.stream().anyMatch(packageJson.path("scripts")::hasNonNull);
    }

    private static List<String> tags(ObjectNode document, String version) {
        var tags = new ArrayList<String>();
        var fields = document.path("dist-tags").properties();
        if (fields.size() > MOST_TAGS) {
            throw wrong("dist-tags", "more than " + MOST_TAGS + " at once");
        }
        for (var tag : fields) {
            if (!tag.getValue().asText().equals(version)) {
                throw wrong(
                        "dist-tags",
                        "'" + NpmText.shortened(tag.getKey()) + "' must lead to " + version
                                + ", which is published, found " + shown(tag.getValue()));
            }
            tags.add(NpmTag.require(tag.getKey()));
        }
        return tags.isEmpty() ? List.of(NpmTag.LATEST) : tags;
    }

    private static String shown(JsonNode found) {
        return Optional.of(found)
                .filter(node -> !node.isMissingNode())
                .map(node -> "'" + NpmText.shortened(node.asText()) + "'")
                .orElse("nothing");
    }

    private static Problem wrong(String field, String why) {
        return Problem.badField(field, "document-wrong", "'" + field + "' is wrong: " + why + ".");
    }
}

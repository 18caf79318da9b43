package io.drillmaster.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.PackageName;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A package while it is being changed: locked until the transaction ends, and changed for one exercise only. */
final class NpmRevision {
    private static final int LONGEST_DEPRECATION = 1024;

    private final RegistryStore store;
    private final Handle handle;
    private final RegistryToken token;
    private final PackageListing seen;
    private final Instant now;

    private NpmRevision(RegistryStore store, Handle handle, RegistryToken token, PackageListing seen, Instant now) {
        this.store = store;
        this.handle = handle;
        this.token = token;
        this.seen = seen;
        this.now = now;
    }

    /** Locks the package. @throws Problem 404 when the viewer sees none of that name */
    static NpmRevision begin(
            RegistryStore store, Handle handle, RegistryToken token, PackageName name, Viewer viewer, Instant now) {
        var seen = store.lock(handle, Ecosystem.NPM, name.normalized())
                .flatMap(revision -> store.listing(Ecosystem.NPM, name.normalized()))
                .map(listing -> listing.seenBy(viewer))
                .filter(listing -> !listing.files().isEmpty())
                .orElseThrow(() -> Problem.notFound("There is no package '" + name
                        + "' in this registry, and the document brings no tarball of it in _attachments."));
        return new NpmRevision(store, handle, token, seen, now);
    }

    /** Nothing may be lost that somebody else changed meanwhile. */
    void requireRevision(String revision) {
        if (!revision.isEmpty() && !revision.equals(Long.toString(seen.revision()))) {
            throw Problem.conflict(
                    "changed-meanwhile",
                    "The package was changed meanwhile: its revision is " + seen.revision()
                            + ", and the request is about " + NpmText.shortened(revision) + ". Do it again.");
        }
    }

    /** Takes deprecations and dist-tags over from a document. */
    void describe(ObjectNode document) {
        var versions = document.path("versions");
        for (var version : versions.properties()) {
            deprecate(find(version.getKey()), version.getValue().path("deprecated"));
        }
        if (!document.has("versions")) {
            throw Problem.badField(
                    "versions", "document-wrong", "The document has no versions; this registry keeps nothing else.");
        }
        var gone = new HashSet<String>();
        seen.distTags().stream()
                .filter(tag -> tag.exercise().equals(token.exercise()))
                .map(DistTag::tag)
                .forEach(gone::add);
        var before = new NpmPackument(seen, "").tags();
        for (var tag : document.path("dist-tags").properties()) {
            gone.remove(tag.getKey());
            if (!before.path(tag.getKey()).equals(tag.getValue())) {
                tag(NpmTag.require(tag.getKey()), tag.getValue().asText());
            }
        }
        if (document.has("dist-tags")) {
            gone.forEach(tag -> store.untag(handle, Ecosystem.NPM, seen.key(), token.exercise(), tag));
        }
    }

    /** Takes out what the document leaves out. */
    void keepOnly(ObjectNode document) {
        var kept = new HashSet<String>();
        document.path("versions").fieldNames().forEachRemaining(kept::add);
        remove(seen.files().stream()
                .filter(file -> !kept.contains(file.version()))
                .toList());
    }

    void removeAll() {
        remove(seen.files());
    }

    void remove(String filename) {
        remove(seen.files().stream()
                .filter(file -> file.filename().equals(filename))
                .findFirst()
                .map(List::of)
                .orElseThrow(() ->
                        Problem.notFound("There is no file '" + NpmText.shortened(filename) + "' in this registry.")));
    }

    void tag(String tag, String version) {
        requireOwn(find(version));
        store.tag(handle, Ecosystem.NPM, seen.key(), new DistTag(tag, version, token.exercise()));
    }

    void untag(String tag) {
        if (tag.equals(NpmTag.LATEST)) {
            throw Problem.forbidden(
                    "latest-stays", "The dist-tag latest always leads somewhere: set it to another version instead.");
        }
        if (!store.untag(handle, Ecosystem.NPM, seen.key(), token.exercise(), tag)) {
            throw Problem.notFound(
                    "'" + seen.name() + "' has no dist-tag '" + NpmText.shortened(tag) + "' of this token's exercise.");
        }
    }

    private void remove(List<RegistryFile> files) {
        files.forEach(this::requireOwn);
        files.forEach(file -> store.remove(handle, file, now));
    }

    private void deprecate(RegistryFile file, JsonNode text) {
        var wanted = Optional.of(text.asText("")).filter(reason -> !reason.isEmpty());
        if (wanted.equals(file.deprecated())) {
            return;
        }
        requireOwn(file);
        if (wanted.isPresent() && wanted.get().length() > LONGEST_DEPRECATION) {
            throw Problem.badField(
                    "deprecated",
                    "too-long",
                    "The text has " + wanted.get().length() + " characters; " + LONGEST_DEPRECATION + " are allowed.");
        }
        store.deprecate(handle, file, wanted);
    }

    private RegistryFile find(String version) {
        return seen.files().stream()
                .filter(file -> file.version().equals(version))
                .findFirst()
                .orElseThrow(() -> Problem.badField(
                        "versions",
                        "version-unknown",
                        "'" + seen.name() + "' has no version '" + NpmText.shortened(version)
                                + "' in this registry, and the document brings no tarball of it in _attachments."));
    }

    private void requireOwn(RegistryFile file) {
        if (!file.exercise().equals(token.exercise())) {
            throw Problem.forbidden(
                    "not-yours",
                    file.packageName() + " " + file.version() + " belongs to another exercise than this token.");
        }
    }
}

package io.drillmaster.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.drillmaster.common.Json;
import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.PackageName;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * npm's registry API for those who publish: publish, deprecate, unpublish and dist-tags, each with an exercise's upload
 * token. npm sends whole documents back; what is different in them is what it wants.
 */
public final class NpmPublishing {
    private static final int LARGEST_TAG = 1024;

    private final RegistryStore store;
    private final NpmAccess access;
    private final UploadPlaces places;
    private final InstantSource clock;

    /** Changes the store, on behalf of whoever holds an upload token. */
    public NpmPublishing(RegistryStore store, RegistryAccess access, UploadPlaces places, InstantSource clock) {
        this.places = places;
        this.store = store;
        this.access = new NpmAccess(access);
        this.clock = clock;
    }

    /** {@code PUT /npm/{package}}: publishes a version, or (without an attachment) changes what is said of versions. */
    public void put(Context context) throws IOException {
        var token = access.uploader(context);
        var name = NpmAddress.toChange(context);
        requireJson(context);
        places.use(() -> take(context, token, name));
    }

    private void take(Context context, RegistryToken token, PackageName name) throws IOException {
        var body = NpmBody.read(context.req().getInputStream());
        if (body.attachments().isEmpty()) {
            change(context, token, name, revised -> {
                revised.requireRevision(body.document().path("_rev").asText(""));
                revised.describe(body.document());
            });
        } else {
            publish(context, token, NpmRelease.of(name, body));
        }
    }

    /** {@code PUT /npm/{package}/-rev/{rev}}: the document without the versions that are to go. */
    public void replace(Context context) throws IOException {
        var token = access.uploader(context);
        var name = NpmAddress.toChange(context);
        requireJson(context);
        var body = NpmBody.read(context.req().getInputStream());
        if (!body.attachments().isEmpty()) {
            throw Problem.badField(
                    "_attachments", "document-wrong", "A tarball is published at the package's own address.");
        }
        change(context, token, name, revised -> {
            revised.requireRevision(context.pathParam("rev"));
            revised.keepOnly(body.document());
            revised.describe(body.document());
        });
    }

    /** {@code DELETE /npm/{package}/-rev/{rev}}: takes all of the exercise's versions out. */
    public void removeAll(Context context) {
        var token = access.uploader(context);
        change(context, token, NpmAddress.toChange(context), revised -> {
            revised.requireRevision(context.pathParam("rev"));
            revised.removeAll();
        });
    }

    /** {@code DELETE /npm/{package}/-/{filename}/-rev/{rev}}. */
    public void removeTarball(Context context) {
        var token = access.uploader(context);
        change(context, token, NpmAddress.toChange(context), revised -> {
            revised.requireRevision(context.pathParam("rev"));
            revised.remove(context.pathParam("filename"));
        });
    }

    /** {@code PUT /npm/-/package/{package}/dist-tags/{tag}}: the body is the version as a JSON text. */
    public void tag(Context context) throws IOException {
        var token = access.uploader(context);
        var tag = NpmTag.require(context.pathParam("tag"));
        requireJson(context);
        var version = version(context);
        change(context, token, NpmAddress.toChange(context), revised -> revised.tag(tag, version));
    }

    /** {@code DELETE /npm/-/package/{package}/dist-tags/{tag}}. */
    public void untag(Context context) {
        var token = access.uploader(context);
        var tag = context.pathParam("tag");
        change(context, token, NpmAddress.toChange(context), revised -> revised.untag(tag));
    }

    private void publish(Context context, RegistryToken token, NpmRelease release) {
        var file = release.file();
        var revision = inOneStep(token, handle -> {
            try {
                var unused = store.add(handle, file, token.exercise(), clock.instant(), token.republish());
            } catch (Problem exists) {
                throw exists.code().equals("file-exists") ? cannotPublishOver(file, exists) : exists;
            }
            for (var tag : release.tags()) {
                store.tag(
                        handle,
                        Ecosystem.NPM,
                        file.name().normalized(),
                        new DistTag(tag, file.version(), token.exercise()));
            }
            return store.lock(handle, Ecosystem.NPM, file.name().normalized()).orElseThrow();
        });
        done(context.status(HttpStatus.CREATED), file.name(), revision);
    }

    /** In the words by which npm's tools know it. */
    private static Problem cannotPublishOver(NewFile file, Problem exists) {
        return Problem.conflict(
                "version-exists",
                "You cannot publish over the previously published versions: " + file.version() + ". "
                        + exists.sentence());
    }

    private interface Revising {
        void change(NpmRevision revised);
    }

    private void change(Context context, RegistryToken token, PackageName name, Revising revising) {
        var viewer = access.viewer(context);
        var revision = inOneStep(token, handle -> {
            revising.change(NpmRevision.begin(store, handle, token, name, viewer, clock.instant()));
            return store.lock(handle, Ecosystem.NPM, name.normalized()).orElseThrow();
        });
        done(context, name, revision);
    }

    private long inOneStep(RegistryToken token, Function<Handle, Long> change) {
        return store.change(token, change);
    }

    private static void done(Context context, PackageName name, long revision) {
        var answer = Json.mapper().createObjectNode();
        answer.put("ok", true).put("success", true).put("id", name.value()).put("rev", Long.toString(revision));
        context.contentType("application/json").result(answer.toString());
    }

    private static String version(Context context) throws IOException {
        var bytes = context.req().getInputStream().readNBytes(LARGEST_TAG + 1);
        try {
            var version = Json.mapper().readTree(bytes);
            if (bytes.length <= LARGEST_TAG && version.isTextual()) {
                return version.asText();
            }
        } catch (JsonProcessingException e) {
            throw notAVersion();
        }
        throw notAVersion();
    }

    private static Problem notAVersion() {
        return Problem.badInput("not-a-version", "The body is a version as a JSON text, for example \"1.4.2\".");
    }

    private static void requireJson(Context context) {
        var type = String.valueOf(context.contentType()).toLowerCase(Locale.ROOT);
        if (!type.split(";", 2)[0].strip().equals("application/json")) {
            throw Problem.unsupportedType(
                    "The body must be application/json, found '" + NpmText.shortened(type) + "'.");
        }
        var encoding = context.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Problem.unsupportedType(
                    "The body must not be compressed, found Content-Encoding '" + NpmText.shortened(encoding) + "'.");
        }
    }
}

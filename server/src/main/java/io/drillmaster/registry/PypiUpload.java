package io.drillmaster.registry;

import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.PackageName;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PyPI's legacy upload API, which twine, flit and poetry speak; and pypiserver's way to remove a version. */
public final class PypiUpload {
    private static final Logger LOG = LoggerFactory.getLogger(PypiUpload.class);

    private final RegistryStore store;
    private final RegistryAccess access;
    private final InstantSource clock;
    private final UploadPlaces places;

    /** Into this registry. */
    public PypiUpload(RegistryStore store, RegistryAccess access, UploadPlaces places, InstantSource clock) {
        this.places = places;
        this.store = store;
        this.access = access;
        this.clock = clock;
    }

    /** {@code POST /pypi/}: {@code :action} is file_upload or remove_pkg. */
    public void post(Context context) {
        var token = access.uploader(context);
        places.use(() -> take(context, token));
        context.contentType("text/plain").result("OK\n");
    }

    private void take(Context context, RegistryToken token) {
        var form = UploadForm.read(context);
        switch (form.required(":action")) {
            case "file_upload" -> upload(token, form);
            case "remove_pkg" -> remove(token, form);
            default ->
                throw Problem.badField(
                        ":action",
                        "wrong-action",
                        "The action is '" + form.field(":action")
                                + "'; this registry knows file_upload and remove_pkg.");
        }
    }

    private void upload(RegistryToken token, UploadForm form) {
        if (!form.required("protocol_version").equals("1")) {
            throw Problem.badField(
                    "protocol_version",
                    "wrong-protocol",
                    "The protocol version is '" + form.field("protocol_version") + "'; known is 1.");
        }
        var name = name(form);
        var version = version(form);
        var content = form.content()
                .filter(bytes -> bytes.length > 0)
                .orElseThrow(() -> Problem.badField("content", "field-missing", "The form has no file."));
        var filename = PypiFilename.parse(form.filename().orElse(""), form.required("filetype"), name, version);
        checkDigests(form, content);
        var metadata = PypiArchive.metadata(filename, content);
        checkMetadata(CoreMetadata.parse(metadata), name, version);
        var file = NewFile.uploaded(name, version.normalized(), filename.value(), content, metadata);
        var id = store.upload(token, file, clock.instant());
        LOG.info("registry upload exercise={} file={} id={}", token.exercise(), filename.value(), id);
    }

    private void remove(RegistryToken token, UploadForm form) {
        var name = name(form);
        var version = version(form);
        var files = store.filesOf(token.exercise()).stream()
                .filter(file -> file.ecosystem() == Ecosystem.PYPI
                        && file.packageKey().equals(name.normalized())
                        && PypiFilename.same(file.version(), version))
                .toList();
        if (files.isEmpty()) {
            throw Problem.notFound("The token's exercise has no " + name + " " + version.normalized() + " here.");
        }
        var now = clock.instant();
        var removed = store.change(token, handle -> {
            files.forEach(file -> store.remove(handle, file, now));
            return files.size();
        });
        LOG.info("registry removal exercise={} package={} files={}", token.exercise(), name, removed);
    }

    private static PackageName name(UploadForm form) {
        try {
            return PackageName.of(Ecosystem.PYPI, form.required("name"));
        } catch (IllegalArgumentException e) {
            throw Problem.badField("name", "wrong-name", e.getMessage() + ".");
        }
    }

    private static Pep440 version(UploadForm form) {
        var text = form.required("version");
        return Pep440.parse(text)
                .orElseThrow(() ->
                        Problem.badField("version", "wrong-version", "'" + text + "' is not a version by PEP 440."));
    }

    private static void checkDigests(UploadForm form, byte[] content) {
        var sha256 = check(form, "sha256_digest", content, bytes -> FileDigests.hex("SHA-256", bytes));
        var blake2 = check(form, "blake2_256_digest", content, Blake2b::hex256);
        var md5 = check(form, "md5_digest", content, bytes -> FileDigests.hex("MD5", bytes));
        if (!sha256 && !blake2 && !md5) {
            throw Problem.badField(
                    "sha256_digest",
                    "field-missing",
                    "The form has no digest of the file: sha256_digest, blake2_256_digest or md5_digest.");
        }
    }

    private static boolean check(UploadForm form, String field, byte[] content, Function<byte[], String> digest) {
        var given = form.field(field).toLowerCase(Locale.ROOT);
        if (given.isEmpty()) {
            return false;
        }
        var right = digest.apply(content);
        if (!given.equals(right)) {
            throw Problem.badField(
                    field,
                    "wrong-digest",
                    "The file is not the one that was meant: its " + field + " is " + right + ", the form says "
                            + given.substring(0, Math.min(given.length(), right.length())) + ". Send it again.");
        }
        return true;
    }

    private static void checkMetadata(CoreMetadata metadata, PackageName name, Pep440 version) {
        if (metadata.metadataVersion().isEmpty()) {
            throw ArchiveGuard.refused("broken-metadata", "The file's metadata has no Metadata-Version.");
        }
        var inside = metadata.name().orElse("") + " " + metadata.version().orElse("");
        if (metadata.name().filter(text -> PypiFilename.same(text, name)).isEmpty()
                || metadata.version()
                        .filter(text -> PypiFilename.same(text, version))
                        .isEmpty()) {
            throw ArchiveGuard.refused(
                    "wrong-metadata",
                    "The file's own metadata says '" + inside.strip() + "', the form says '" + name + " "
                            + version.normalized() + "'.");
        }
    }
}

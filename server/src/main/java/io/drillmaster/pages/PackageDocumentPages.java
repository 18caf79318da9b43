package io.drillmaster.pages;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.origin.Document;
import io.drillmaster.origin.DocumentKind;
import io.drillmaster.origin.PackageSigning;
import io.drillmaster.origin.SigningKeys;
import io.javalin.http.Context;
import java.util.Arrays;

/** What proves that a published package is a drill: the documents beside it, and the keys. They are files to keep. */
public final class PackageDocumentPages {
    private final PackageSigning signing;
    private final SigningKeys keys;

    /** Of everything that was ever published here. */
    public PackageDocumentPages(PackageSigning signing, SigningKeys keys) {
        this.signing = signing;
        this.keys = keys;
    }

    /** {@code GET /packages/keys.pem}. */
    public void keys(Context context) {
        send(
                context,
                "drillmaster-keys.pem",
                "application/x-pem-file",
                keys.publicPem().getBytes(US_ASCII));
    }

    /** {@code GET /packages/{sha256}/{document}}. */
    public void show(Context context) {
        var document = context.pathParam("document");
        var found = Arrays.stream(DocumentKind.values())
                .filter(kind -> kind.path().equals(document))
                .findFirst()
                .flatMap(kind -> signing.find(context.pathParam("sha256"), kind))
                .orElseThrow(() -> Problem.notFound(
                        "There is no such document, or no package with this SHA-256 was" + " published here."));
        send(context, found);
    }

    private static void send(Context context, Document document) {
        send(context, document.filename(), document.mediaType(), document.content());
    }

    private static void send(Context context, String filename, String mediaType, byte[] content) {
        context.contentType(mediaType)
                .header("Content-Disposition", "attachment; filename=\"" + filename + "\"")
                .header("Cache-Control", "no-store")
                .result(content);
    }
}

package io.drillmaster.registry.publish;

import io.drillmaster.drillpackages.DrillPackage;
import io.drillmaster.drillpackages.PackageMetadata;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The form that twine sends: PyPI's legacy upload API. */
final class TwineForm {
    private TwineForm() {}

    static Multipart upload(DrillPackage built) {
        var metadata = (PackageMetadata.Pypi) built.metadata();
        var wheel = built.filename().endsWith(".whl");
        return new Multipart()
                .field(":action", "file_upload")
                .field("protocol_version", "1")
                .field("metadata_version", header(metadata, "Metadata-Version"))
                .field("name", built.spec().packageName().value())
                .field("version", built.spec().version().value())
                .field("summary", header(metadata, "Summary"))
                .field("requires_python", metadata.requiresPython())
                // The third fence: PyPI itself refuses whatever carries it.
                .field("classifiers", "Private :: Do Not Upload")
                .field("filetype", wheel ? "bdist_wheel" : "sdist")
                .field("pyversion", wheel ? "py3" : "source")
                .field("sha256_digest", built.sha256())
                .field("md5_digest", md5(built.content()))
                .file("content", built.filename(), built.content());
    }

    /** pypiserver knows a package by the name in its file's name, where hyphens are underscores, and by no other. */
    static Multipart remove(Receipt receipt) {
        var filename = receipt.filename();
        var end = filename.indexOf("-" + receipt.version());
        return new Multipart()
                .field(":action", "remove_pkg")
                .field("name", end < 0 ? receipt.name().value() : filename.substring(0, end))
                .field("version", receipt.version());
    }

    private static String header(PackageMetadata.Pypi metadata, String name) {
        return metadata.coreMetadata()
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    /** Older indexes know a file by its MD5 only. */
    private static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}

package io.drillmaster.registry.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Json;
import io.drillmaster.drillpackages.DrillPackage;
import io.drillmaster.drillpackages.PackageMetadata;
import java.net.URI;
import java.util.Base64;

/** The document that npm publishes with: a packument of one version, the tarball in it. */
final class NpmDocument {
    private NpmDocument() {}

    static String of(DrillPackage built, URI registry) {
        var name = built.spec().packageName().value();
        var version = built.spec().version().value();
        var manifest = packageJson(built);
        var description = manifest.path("description").asText("");
        manifest.put("_id", name + "@" + version);
        manifest.putObject("dist")
                .put("integrity", built.integrity())
                .put("shasum", built.sha1())
                .put("tarball", registry + name + "/-/" + built.filename());
        var document = Json.mapper().createObjectNode();
        document.put("_id", name).put("name", name).put("description", description);
        document.putObject("dist-tags").put("latest", version);
        document.putObject("versions").set(version, manifest);
        document.putNull("access");
        document.putObject("_attachments")
                .putObject(built.filename())
                .put("content_type", "application/octet-stream")
                .put("data", Base64.getEncoder().encodeToString(built.content()))
                .put("length", built.content().length);
        return document.toString();
    }

    private static ObjectNode packageJson(DrillPackage built) {
        try {
            return (ObjectNode) Json.mapper().readTree(((PackageMetadata.Npm) built.metadata()).packageJson());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("package.json of " + built.filename() + " cannot be read back", e);
        }
    }
}

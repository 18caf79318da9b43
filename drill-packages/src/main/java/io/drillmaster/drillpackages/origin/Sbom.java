package io.drillmaster.drillpackages.origin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.drillmaster.drillpackages.DrillPackage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** The bill of materials of a drill package: CycloneDX 1.6. It has one part, itself, and depends on nothing. */
final class Sbom {
    private static final String PROPERTY = "drillmaster:";

    private Sbom() {}

    static byte[] of(DrillPackage drill, String builderVersion) {
        var spec = drill.spec();
        var purl = PackageUrl.of(spec.packageName(), spec.version());
        var json = OriginJson.object();
        json.put("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        json.put("bomFormat", "CycloneDX");
        json.put("specVersion", "1.6");
        json.put("serialNumber", "urn:uuid:" + serial(drill));
        json.put("version", 1);

        var metadata = json.putObject("metadata");
        metadata.put("timestamp", spec.builtAt().toString());
        metadata.putObject("tools")
                .putArray("components")
                .addObject()
                .put("type", "application")
                .put("name", "drillmaster")
                .put("version", builderVersion);
        var component = metadata.putObject("component");
        component.put("type", "library");
        component.put("bom-ref", purl);
        component.put("name", spec.packageName().value());
        component.put("version", spec.version().value());
        component.put("description", spec.notice());
        var hashes = component.putArray("hashes");
        hash(hashes, "SHA-1", drill.sha1());
        hash(hashes, "SHA-256", drill.sha256());
        hash(hashes, "SHA-512", HexFormat.of().formatHex(Base64.getDecoder().decode(drill.sha512Base64())));
        component.put("purl", purl);
        var properties = component.putArray("properties");
        property(properties, "drill", "true");
        property(properties, "exercise", spec.exerciseId());
        property(properties, "token", spec.token().value());
        property(properties, "contact", spec.contact());
        property(properties, "expires", spec.expiresAt().toString());

        json.putArray("components");
        json.putArray("dependencies").addObject().put("ref", purl).putArray("dependsOn");
        json.putArray("compositions")
                .addObject()
                .put("aggregate", "complete")
                .putArray("dependencies")
                .add(purl);
        return OriginJson.write(json);
    }

    /** The same for the same bytes; a UUID because the format asks for one. */
    private static UUID serial(DrillPackage drill) {
        return UUID.nameUUIDFromBytes(("drill package " + drill.sha256()).getBytes(StandardCharsets.US_ASCII));
    }

    private static void hash(ArrayNode hashes, String algorithm, String hex) {
        hashes.addObject().put("alg", algorithm).put("content", hex);
    }

    private static void property(ArrayNode properties, String name, String value) {
        properties.addObject().put("name", PROPERTY + name).put("value", value);
    }
}

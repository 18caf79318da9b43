package io.drillmaster.registry.publish;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.drillpackages.DrillPackage;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Verdaccio and any other registry that speaks npm's protocol: publish, and unpublish as npm does it. */
final class NpmPublisher extends RemotePublisher {
    private static final String PERMISSION = "the permission 'unpublish' for the package";

    NpmPublisher(RegistryTarget target, Connection connection) {
        super(target, connection);
    }

    @Override
    Answer upload(DrillPackage built) {
        return Uploads.npm(wire(), target(), built);
    }

    @Override
    Withdrawal remove(Receipt receipt) {
        var found = wire().get(URI.create(address(receipt) + "?write=true"), json());
        if (!found.ok()) {
            return Withdrawal.by(found, receipt, PERMISSION);
        }
        if (!(found.json() instanceof ObjectNode document)
                || !document.path("versions").has(receipt.version())) {
            return Withdrawal.done(receipt, "The registry does not list that version.");
        }
        var integrity = document.path("versions")
                .path(receipt.version())
                .path("dist")
                .path("integrity")
                .asText("");
        if (!integrity.isEmpty() && !integrity.equals(receipt.integrity())) {
            return Withdrawal.left(
                    receipt,
                    "The registry holds other bytes under that version, which are not ours to delete.",
                    "Find out who published them.");
        }
        return document.path("versions").size() == 1 ? removeWhole(receipt, document) : removeOne(receipt, document);
    }

    private Withdrawal removeWhole(Receipt receipt, ObjectNode document) {
        return Withdrawal.by(
                wire().delete(URI.create(address(receipt) + "/-rev/" + revision(document)), json()),
                receipt,
                PERMISSION);
    }

    /** The version is taken out of the document, then its tarball is deleted. */
    private Withdrawal removeOne(Receipt receipt, ObjectNode document) {
        var versions = (ObjectNode) document.get("versions");
        versions.remove(receipt.version());
        var latest = versions.fieldNames().next();
        if (document.path("dist-tags") instanceof ObjectNode tags) {
            tags.properties().stream()
                    .filter(tag -> tag.getValue().asText("").equals(receipt.version()))
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(tags::remove);
            if (!tags.has("latest")) {
                tags.put("latest", latest);
            }
        }
        document.remove("_attachments");
        var changed =
                wire().put(URI.create(address(receipt) + "/-rev/" + revision(document)), json(), document.toString());
        if (!changed.ok()) {
            return Withdrawal.by(changed, receipt, PERMISSION);
        }
        var again = wire().get(URI.create(address(receipt) + "?write=true"), json());
        var newer = again.ok() && again.json() instanceof ObjectNode read ? revision(read) : revision(document);
        return Withdrawal.by(
                wire().delete(URI.create(address(receipt) + "/-/" + receipt.filename() + "/-rev/" + newer), json()),
                receipt,
                PERMISSION);
    }

    /** As a part of an address: the registry may write anything into it. */
    private static String revision(ObjectNode document) {
        return URLEncoder.encode(document.path("_rev").asText("0"), StandardCharsets.UTF_8);
    }

    private String address(Receipt receipt) {
        return target().url() + NpmView.path(receipt.name().value());
    }

    private Map<String, String> json() {
        var headers = new HashMap<>(credentials().headers());
        headers.put("Accept", "application/json");
        return headers;
    }
}

package io.drillmaster.registry.publish;

import io.drillmaster.drillpackages.DrillPackage;
import io.drillmaster.drillpackages.PackageName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** Nexus Repository 3: components API for uploads, search and deletion. */
final class NexusPublisher extends RemotePublisher {
    private static final String MARKER = "/repository/";

    NexusPublisher(RegistryTarget target, Connection connection) {
        super(target, connection);
    }

    @Override
    Answer upload(DrillPackage built) {
        return wire().post(
                        api(MARKER, "service/rest/v1/components?repository=" + repository()),
                        credentials().headers(),
                        new Multipart().file(target().ecosystem().id() + ".asset", built.filename(), built.content()));
    }

    @Override
    Withdrawal remove(Receipt receipt) {
        var name = receipt.name().value();
        var slash = name.indexOf('/');
        var query = "service/rest/v1/search?repository=" + repository() + "&format="
                + target().ecosystem().id()
                + (slash < 0 ? "" : "&group=" + encoded(name.substring(1, slash)))
                + "&name=" + encoded(name.substring(slash + 1)) + "&version=" + encoded(receipt.version());
        var found = wire().get(api(MARKER, query), credentials().headers());
        if (!found.ok()) {
            return Withdrawal.by(found, receipt, "nx-search-read");
        }
        var ids = new ArrayList<String>();
        for (var item : found.json().path("items")) {
            var group = item.path("group").asText("");
            var full = (group.isEmpty() ? "" : "@" + group + "/")
                    + item.path("name").asText("");
            if (isOurs(receipt, full, item.path("version").asText(""))) {
                ids.add(item.path("id").asText(""));
            }
        }
        for (var id : ids) {
            var deleted = wire().delete(
                            api(MARKER, "service/rest/v1/components/" + encoded(id)),
                            credentials().headers());
            if (!deleted.ok() && !deleted.missing()) {
                return Withdrawal.by(deleted, receipt, "the privilege 'delete' on repository " + repository());
            }
        }
        return Withdrawal.done(
                receipt,
                ids.isEmpty() ? "The repository's search does not find it." : "The repository deleted its component.");
    }

    /** Search is by pattern: only what is exactly ours is deleted. */
    private static boolean isOurs(Receipt receipt, String name, String version) {
        try {
            return version.equals(receipt.version())
                    && PackageName.of(receipt.name().ecosystem(), name)
                            .normalized()
                            .equals(receipt.name().normalized());
        } catch (IllegalArgumentException e) {
            return false; // a name that drill packages cannot have
        }
    }

    private String repository() {
        return target().part(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package io.drillmaster.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Json;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.PackageName;
import io.javalin.http.BadGatewayResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Packages of another npm registry under this one's address. Tarballs come through this server too, because npm 12 takes
 * them from no other host than the document.
 */
final class NpmUpstream {
    private static final int MOST_REMEMBERED = 20_000;
    private static final Pattern FILENAME = Pattern.compile("[A-Za-z0-9._~+-]+");

    private final PassThrough upstreams;
    /** Where a tarball lies, by package and file name; registries do not agree on the path. */
    private final ConcurrentHashMap<String, URI> tarballs = new ConcurrentHashMap<>();

    NpmUpstream(PassThrough upstreams) {
        this.upstreams = upstreams;
    }

    /** The package's document; empty when the name is not asked for elsewhere, or is not there either. */
    Optional<ObjectNode> packument(Context context, PackageName name, String accept, String base) {
        return upstreams
                .forName(context, Ecosystem.NPM, name.normalized())
                .flatMap(upstream -> upstream.page(name.value().replace("/", "%2f"), accept))
                .map(page -> rewritten(page, name, base));
    }

    /** One version by its number or a dist-tag. */
    Optional<ObjectNode> version(Context context, PackageName name, String versionOrTag, String base) {
        return packument(context, name, NpmEndpoint.FULL, base)
                .map(document -> {
                    var tagged = document.path("dist-tags").path(versionOrTag).asText(versionOrTag);
                    return document.path("versions").path(tagged);
                })
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast);
    }

    /** Sends a tarball on. @return whether there is one; when not, nothing was sent */
    boolean tarball(Context context, PackageName name, String filename) {
        var upstream = upstreams.forName(context, Ecosystem.NPM, name.normalized());
        if (upstream.isEmpty()) {
            return false;
        }
        var key = name + "/" + filename;
        if (!tarballs.containsKey(key)) {
            var unused = packument(context, name, NpmEndpoint.ABBREVIATED, "");
        }
        var address = tarballs.get(key);
        return address != null && upstream.get().file(context, address);
    }

    private ObjectNode rewritten(Upstream.Page page, PackageName name, String base) {
        if (!(read(page) instanceof ObjectNode document)
                || !(document.path("versions") instanceof ObjectNode versions)
                || !document.path("name").asText().equals(name.value())) {
            throw new BadGatewayResponse("The upstream registry answered with no document of '" + name + "'.");
        }
        document.remove("_rev"); // nothing can be changed there through this registry
        var broken = new ArrayList<String>();
        for (var version : versions.properties()) {
            if (!(version.getValue().path("dist") instanceof ObjectNode dist) || !redirect(dist, page, name, base)) {
                broken.add(version.getKey());
            }
        }
        versions.remove(broken);
        return document;
    }

    private boolean redirect(ObjectNode dist, Upstream.Page page, PackageName name, String base) {
        URI address;
        try {
            address = page.address().resolve(dist.path("tarball").asText());
        } catch (IllegalArgumentException e) {
            return false; // no address that any client could ask at
        }
        var path = String.valueOf(address.getPath());
        var filename = path.substring(path.lastIndexOf('/') + 1);
        if (!FILENAME.matcher(filename).matches()) {
            return false;
        }
        if (tarballs.size() >= MOST_REMEMBERED) {
            tarballs.clear();
        }
        tarballs.put(name + "/" + filename, address);
        dist.put("tarball", base + "/npm/" + name + "/-/" + filename);
        return true;
    }

    private static JsonNode read(Upstream.Page page) {
        try {
            return Json.mapper().readTree(page.body());
        } catch (JsonProcessingException e) {
            throw new BadGatewayResponse("The upstream registry answered with broken JSON.");
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }
}

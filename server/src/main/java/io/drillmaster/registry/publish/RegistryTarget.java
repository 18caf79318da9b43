package io.drillmaster.registry.publish;

import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.plan.InstallTarget;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A registry outside this server that drill packages may be published to.
 *
 * @param id how settings, plans and receipts call it
 * @param kind what it is
 * @param ecosystem whose packages it holds
 * @param url where packages are sent to, with a slash at its end
 * @param indexUrl what clients ask, with a slash at its end
 * @param credentials for both
 */
public record RegistryTarget(
        String id, TargetKind kind, Ecosystem ecosystem, URI url, URI indexUrl, Credentials credentials) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public RegistryTarget {
        require(
                ID.matcher(id).matches() && !id.equals(InstallTarget.BUILT_IN),
                "'" + id + "' is not an id: up to 40 of a-z 0-9 and -, not " + InstallTarget.BUILT_IN);
        require(
                kind.capabilities().ecosystems().contains(ecosystem),
                "a registry of kind " + kind.id() + " cannot hold " + ecosystem.title() + " packages");
        require(
                kind.hasShape(url.getRawPath(), ecosystem),
                url + " is not the address of a " + kind.id() + " registry for " + ecosystem.title()
                        + "; one looks like " + kind.example().replace("/pypi/", "/" + ecosystem.id() + "/"));
    }

    /** One whose index is where its kind usually has it. */
    public static RegistryTarget of(String id, TargetKind kind, Ecosystem ecosystem, URI url, Credentials credentials) {
        var index = ecosystem == Ecosystem.PYPI ? url.resolve(kind.pypiIndex()) : url;
        return new RegistryTarget(id, kind, ecosystem, url, index, credentials);
    }

    /** What a client of the ecosystem sends along: pip knows HTTP Basic only, npm a token too. */
    Map<String, String> clientHeaders() {
        return ecosystem == Ecosystem.PYPI ? credentials.basicHeaders() : credentials.headers();
    }

    /** The address without the slash at its end, as some registries want it. */
    URI bareUrl() {
        return URI.create(url.toString().replaceAll("/+$", ""));
    }

    /** The address up to where {@code marker} begins in its path, with a slash at its end. */
    URI before(String marker) {
        var text = url.toString();
        return URI.create(text.substring(0, text.indexOf(marker) + 1));
    }

    /** The path's part at {@code fromEnd}, counted from 1 for the last. */
    String part(int fromEnd) {
        var parts = url.getRawPath().split("/", -1);
        return parts[parts.length - 1 - fromEnd];
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

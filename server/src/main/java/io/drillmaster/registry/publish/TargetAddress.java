package io.drillmaster.registry.publish;

import java.net.URI;
import java.net.URISyntaxException;

/** Reads the address of a registry as an operator writes it. */
public final class TargetAddress {
    private TargetAddress() {}

    /**
     * The address, with a slash at its end.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static URI of(String text) {
        try {
            var address = new URI(text);
            require(
                    "https".equals(address.getScheme()) || "http".equals(address.getScheme()),
                    text,
                    "begins with neither https:// nor http://");
            require(address.getHost() != null, text, "names no host in plain ASCII");
            require(
                    address.getRawUserInfo() == null,
                    text.replaceAll("//.*@", "//…@"),
                    "has something before an @;" + " user name and token are settings of their own");
            require(address.getRawQuery() == null && address.getRawFragment() == null, text, "has a query or fragment");
            require(address.normalize().equals(address), text, "has a path with . or .. in it");
            return text.endsWith("/") ? address : URI.create(text + "/");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is not an address: " + e.getReason(), e);
        }
    }

    private static void require(boolean holds, String text, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("'" + text + "' " + otherwise);
        }
    }
}

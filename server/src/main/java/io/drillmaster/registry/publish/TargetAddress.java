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
        var shown = withoutSecrets(text);
        try {
            var address = new URI(text);
            require(isWeb(address), shown, "begins with neither https:// nor http://");
            require(address.getHost() != null, shown, "names no host in plain ASCII");
            require(
                    address.getRawUserInfo() == null,
                    shown,
                    "has something before an @; user name and token are settings of their own");
            require(
                    address.getRawQuery() == null && address.getRawFragment() == null,
                    shown,
                    "has a query or fragment");
            require(address.normalize().equals(address), shown, "has a path with . or .. in it");
            return text.endsWith("/") ? address : URI.create(text + "/");
        } catch (URISyntaxException e) {
            // Not as the cause: it quotes the text as it stands.
            throw new IllegalArgumentException("'" + shown + "' is not an address: " + e.getReason());
        }
    }

    /** Whether it is one of HTTP, with or without TLS. */
    static boolean isWeb(URI address) {
        return "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    }

    /** What may stand in a message: nothing before an @, where passwords are, nor after a ?, where tokens are. */
    private static String withoutSecrets(String text) {
        return text.replaceFirst("(?s)^([A-Za-z]*:?//)?.*@", "$1…@").replaceFirst("(?s)[?#].*", "?…");
    }

    private static void require(boolean holds, String text, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("'" + text + "' " + otherwise);
        }
    }
}

package io.drillmaster.alert.source;

import io.drillmaster.alert.HookAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes values so that a pasted snippet keeps them as they are. */
final class Shell {
    private Shell() {}

    /** For a POSIX shell. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** The address for a sender that can send no header: with the secret as the query's access token (RFC 6750, 2.3). */
    static URI withAccessToken(HookAddress address) {
        return address.secret()
                .map(secret -> URI.create(
                        address.url() + "?access_token=" + URLEncoder.encode(secret.value(), StandardCharsets.UTF_8)))
                .orElse(address.url());
    }
}

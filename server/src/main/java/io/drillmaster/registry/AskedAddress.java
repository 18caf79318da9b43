package io.drillmaster.registry;

import io.javalin.http.Context;
import java.net.URI;

/** The address of this server in answers that have to name one. */
final class AskedAddress {
    private AskedAddress() {}

    /**
     * The address that the client asked at, without a slash at its end.
     *
     * @param publicAddress of this server; a client that asks for its host gets its scheme, which a proxy may have changed
     */
    static String of(Context context, URI publicAddress) {
        var host = String.valueOf(context.host());
        var scheme = host.equals(publicAddress.getAuthority()) ? publicAddress.getScheme() : context.scheme();
        return scheme + "://" + host;
    }
}

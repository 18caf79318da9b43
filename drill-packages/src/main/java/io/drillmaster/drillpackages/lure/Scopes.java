package io.drillmaster.drillpackages.lure;

import io.drillmaster.drillpackages.Ecosystem;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What comes out when an npm scope is mixed up with the name behind it. */
final class Scopes {
    private Scopes() {}

    static Stream<String> confusions(Target target) {
        if (target.ecosystem() != Ecosystem.NPM) {
            return Stream.empty();
        }
        var base = target.base();
        var own = target.policy().prefixes().stream()
                .filter(prefix -> prefix.startsWith("@") && !prefix.equals("@" + target.scope()))
                .map(scope -> scope + "/" + base);
        return Stream.concat(own, target.scope().isEmpty() ? scoped(base) : unscoped(target.scope(), base));
    }

    private static Stream<String> unscoped(String scope, String base) {
        return Stream.of(scope + "-" + base, scope + "_" + base, base, "@" + scope + "-" + base + "/" + base);
    }

    /** {@code acme-auth-client} becomes {@code @acme/auth-client} and {@code @acme-auth/client}. */
    private static Stream<String> scoped(String base) {
        return IntStream.range(1, base.length() - 1)
                .filter(at -> base.charAt(at) == '-')
                .mapToObj(at -> "@" + base.substring(0, at) + "/" + base.substring(at + 1));
    }
}

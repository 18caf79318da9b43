package io.drillmaster.drillpackages;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The public registries that a drill package must never reach. This is the second fence: the first is that only
 * configured targets are published to at all, so that a registry missing here is still not published to.
 */
public final class PublicRegistries {
    /** Domains, each standing for itself and everything below it. */
    private static final List<String> DOMAINS = List.of(
            "pypi.org",
            "pypi.python.org",
            "pythonhosted.org",
            "pypi.io",
            "pypi.tuna.tsinghua.edu.cn",
            "mirrors.aliyun.com",
            "anaconda.org",
            "anaconda.com",
            "npmjs.org",
            "npmjs.com",
            "yarnpkg.com",
            "npmmirror.com",
            "npm.taobao.org",
            // May hold private packages, but its address does not tell: refused, since a forgotten case must fail safe.
            "npm.pkg.github.com",
            "npm.jsr.io",
            "jsr.io",
            "unpkg.com",
            "jsdelivr.net",
            "crates.io",
            "rubygems.org",
            "repo.maven.apache.org",
            "repo1.maven.org",
            "central.sonatype.com",
            "oss.sonatype.org",
            "s01.oss.sonatype.org",
            "nuget.org",
            "packagist.org",
            "hex.pm",
            "pub.dev",
            "proxy.golang.org");

    private PublicRegistries() {}

    /**
     * The public registry that an address points at, if any; schemes, ports, paths and letter case do not matter.
     *
     * @throws IllegalArgumentException if the address names no host, so that nothing can be said about it
     */
    public static Optional<String> find(URI address) {
        var host = hostOf(address);
        return DOMAINS.stream()
                .filter(domain -> host.equals(domain) || host.endsWith("." + domain))
                .findFirst();
    }

    private static String hostOf(URI address) {
        var host = address.getHost();
        if (host == null || host.isEmpty()) {
            throw new IllegalArgumentException("'" + address
                    + "' names no host; a registry's address looks like https://registry.example.com/simple/");
        }
        var lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}

package io.drillmaster.drillpackages;

import java.util.Locale;

/**
 * The languages that hooks are written in, and how each writes down the constants of its snippets. The snippet of a
 * benign action is the file {@code <directory>/actions/<action in lower case><extension>} beside this class.
 */
enum HookLanguage {
    /** Python 3.8 or newer. */
    PYTHON("pypi", ".py") {
        @Override
        String text(String text) {
            return SourceText.python(text);
        }

        @Override
        String dnsServer(DnsRoute route) {
            return route instanceof DnsRoute.Direct direct
                    ? "(" + text(direct.address()) + ", " + direct.port() + ")"
                    : "None";
        }

        @Override
        String canary(CanaryAddress canary) {
            return "(" + text(canary.address()) + ", " + canary.port() + ")";
        }
    },
    /** JavaScript for Node.js 14 or newer. */
    JAVASCRIPT("npm", ".js") {
        @Override
        String text(String text) {
            return SourceText.javaScript(text);
        }

        @Override
        String dnsServer(DnsRoute route) {
            return route instanceof DnsRoute.Direct direct ? text(direct.hostAndPort()) : "null";
        }

        @Override
        String canary(CanaryAddress canary) {
            return "{ host: " + text(canary.address()) + ", port: " + canary.port() + " }";
        }
    };

    private final String directory;
    private final String extension;

    HookLanguage(String directory, String extension) {
        this.directory = directory;
        this.extension = extension;
    }

    /** A literal that the language reads back as the same text. */
    abstract String text(String text);

    /** The name server that is asked, or what the language has for nothing: the machine's own resolver. */
    abstract String dnsServer(DnsRoute route);

    /** Where to connect to. */
    abstract String canary(CanaryAddress canary);

    /** The template of an action's snippet. */
    String snippet(BenignAction action) {
        return snippet(action.name().toLowerCase(Locale.ROOT));
    }

    /** The template of what the snippets of several actions share. */
    String snippet(String name) {
        return directory + "/actions/" + name + extension;
    }
}

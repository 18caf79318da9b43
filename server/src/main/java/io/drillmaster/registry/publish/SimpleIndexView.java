package io.drillmaster.registry.publish;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** pip's view: PyPI's Simple API in HTML (PEP 503) or JSON (PEP 691). */
final class SimpleIndexView extends ClientView {
    private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");
    private static final Pattern ANCHOR =
            Pattern.compile("<a\\s[^>]*?href\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')", Pattern.CASE_INSENSITIVE);

    SimpleIndexView(Wire wire, RegistryTarget target) {
        super(wire, target);
    }

    @Override
    String knownToThePublic() {
        return "sampleproject";
    }

    @Override
    URI page(String name) {
        return target().indexUrl()
                .resolve(SEPARATORS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT) + "/");
    }

    @Override
    String accept() {
        return "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1";
    }

    @Override
    List<Offer> read(Answer page) {
        var offers = new ArrayList<Offer>();
        if (page.isJson()) {
            for (var file : page.json().path("files")) {
                var digest = file.path("hashes").path("sha256").asText("");
                add(offers, page, file.path("url").asText(""), digest.isEmpty() ? "" : "sha256=" + digest);
            }
            return offers;
        }
        var anchors = ANCHOR.matcher(page.text());
        while (anchors.find()) {
            var link = anchors.group(1) == null ? anchors.group(2) : anchors.group(1);
            var hash = link.indexOf('#');
            add(offers, page, link, hash < 0 ? "" : link.substring(hash + 1));
        }
        return offers;
    }

    private static void add(List<Offer> offers, Answer page, String link, String digest) {
        var bare = link.replaceFirst("#.*", "").replace("&amp;", "&");
        Answer.resolved(page.uri(), bare)
                .filter(address -> address.getPath() != null)
                .ifPresent(address -> {
                    var path = address.getPath();
                    offers.add(new Offer(
                            path.substring(path.lastIndexOf('/') + 1),
                            address,
                            Optional.of(digest).filter(text -> text.startsWith("sha256="))));
                });
    }
}

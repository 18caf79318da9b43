package io.drillmaster.registry.publish;

import io.drillmaster.drillpackages.PublicRegistries;
import java.net.IDN;
import java.net.URI;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells whether a host name is a public registry's, or is written to look like one. */
final class PublicNames {
    private static final Pattern HOST_NAME = Pattern.compile("[a-z0-9._-]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Letters of other scripts that look like the Latin ones in the names of public registries. */
    private static final Map<Integer, String> LOOKS_LIKE = Map.ofEntries(
            look('а', "a"),
            look('α', "a"),
            look('ɑ', "a"),
            look('с', "c"),
            look('ϲ', "c"),
            look('ԁ', "d"),
            look('е', "e"),
            look('є', "e"),
            look('ɡ', "g"),
            look('һ', "h"),
            look('і', "i"),
            look('ι', "i"),
            look('ı', "i"),
            look('ɩ', "i"),
            look('ј', "j"),
            look('ϳ', "j"),
            look('к', "k"),
            look('κ', "k"),
            look('ӏ', "l"),
            look('м', "m"),
            look('ո', "n"),
            look('п', "n"),
            look('η', "n"),
            look('о', "o"),
            look('ο', "o"),
            look('օ', "o"),
            look('р', "p"),
            look('ρ', "p"),
            look('ԛ', "q"),
            look('г', "r"),
            look('ѕ', "s"),
            look('т', "t"),
            look('τ', "t"),
            look('υ', "u"),
            look('ս', "u"),
            look('ν', "v"),
            look('ѵ', "v"),
            look('ԝ', "w"),
            look('ѡ', "w"),
            look('х', "x"),
            look('χ', "x"),
            look('у', "y"),
            look('γ', "y"),
            look('ү', "y"),
            look('ყ', "y"));

    private PublicNames() {}

    /** The public registry that the host is, or is written to look like. */
    static Optional<String> find(RegistryHost host) {
        return known(host.name()).or(() -> known(inLatin(IDN.toUnicode(host.name()))));
    }

    private static Optional<String> known(String name) {
        return HOST_NAME.matcher(name).matches()
                ? Optional.ofNullable(URI.create(
                                        "https://" + name.replace('_', '-')) // no host to java.net.URI, but one to DNS
                                .getHost())
                        .flatMap(parsed -> PublicRegistries.find(URI.create("https://" + parsed)))
                : Optional.empty();
    }

    private static String inLatin(String name) {
        var plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        var latin = new StringBuilder();
        plain.codePoints().forEach(letter -> latin.append(LOOKS_LIKE.getOrDefault(letter, Character.toString(letter))));
        return latin.toString();
    }

    private static Map.Entry<Integer, String> look(int strange, String latin) {
        return Map.entry(strange, latin);
    }
}

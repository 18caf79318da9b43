package io.drillmaster.attack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One version of ATT&amp;CK Enterprise.
 *
 * @param version as MITRE counts, such as {@code 19.1}
 * @param techniques all of them, by id
 */
public record Catalogue(String version, List<Technique> techniques) {
    /** How ATT&amp;CK and the Navigator call it. */
    public static final String DOMAIN = "enterprise-attack";

    private static final String BUNDLED = "enterprise-attack.json";

    public Catalogue {
        techniques =
                techniques.stream().sorted(Comparator.comparing(Technique::id)).toList();
    }

    /** The one that comes with Drillmaster: what drills of the software supply chain simulate. */
    public static Catalogue bundled() {
        try (var in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(BUNDLED), BUNDLED)) {
            return CompactCatalogue.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue that comes with the program cannot be read", e);
        }
    }

    /**
     * From a file: MITRE's STIX 2.1 bundle, or what {@link CompactCatalogue} wrote.
     *
     * @throws CatalogueException when it is neither, with the reason
     * @throws IOException when the file cannot be read
     */
    public static Catalogue read(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return startsAsBundle(in) ? StixBundle.read(in, Optional.empty()) : CompactCatalogue.read(in);
        }
    }

    /** A compact catalogue names its format before anything else. */
    private static boolean startsAsBundle(InputStream in) throws IOException {
        in.mark(CompactCatalogue.FORMAT_WITHIN);
        var start = new String(in.readNBytes(CompactCatalogue.FORMAT_WITHIN), StandardCharsets.UTF_8);
        in.reset();
        return !start.contains(CompactCatalogue.FORMAT);
    }

    /** The version's first number, which is what the Navigator wants. */
    public String majorVersion() {
        return version.split("\\.", -1)[0];
    }

    /** The technique with this id; empty when this catalogue does not have it. */
    public Optional<Technique> find(String id) {
        return techniques.stream()
                .filter(technique -> technique.id().equals(id))
                .findFirst();
    }

    /** For people: the name, or that there is none. */
    public String nameOf(String id) {
        return find(id).map(Technique::name).orElse("not in the catalogue of ATT&CK " + version);
    }
}

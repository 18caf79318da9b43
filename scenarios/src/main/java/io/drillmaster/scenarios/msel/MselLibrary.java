package io.drillmaster.scenarios.msel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The tabletops that come with the product. A jar cannot be listed, so a resource names their files. */
public final class MselLibrary {
    private static final String DIRECTORY = "/tabletops/";
    private static final MselLibrary SHIPPED = new MselLibrary(names().stream()
            .map(name -> MselLoader.load(text(name), "tabletops/" + name))
            .toList());

    private final List<Msel> msels;

    private MselLibrary(List<Msel> msels) {
        this.msels = msels;
    }

    /** The shipped tabletops only. */
    public static MselLibrary ofShipped() {
        return SHIPPED;
    }

    /** In the order of their index. */
    public List<Msel> msels() {
        return msels;
    }

    /** The tabletop of that id. */
    public Optional<Msel> find(String id) {
        return msels.stream().filter(msel -> msel.id().equals(id)).findFirst();
    }

    /** The file names, one a line in the resource {@code tabletops/index}. */
    static List<String> names() {
        return text("index").lines().toList();
    }

    static String text(String name) {
        try (var in = Objects.requireNonNull(MselLibrary.class.getResourceAsStream(DIRECTORY + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the shipped tabletop " + name, e);
        }
    }
}

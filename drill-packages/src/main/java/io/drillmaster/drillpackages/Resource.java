package io.drillmaster.drillpackages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The texts that come with this library: templates and lists. */
final class Resource {
    private Resource() {}

    /** A text beside this class, by its path. */
    static String text(String path) {
        try (var stream = Resource.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("the library was packed without its resource " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the library's resource " + path, broken);
        }
    }
}

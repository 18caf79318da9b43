package io.drillmaster.review;

import io.drillmaster.common.ExerciseId;
import java.util.List;
import java.util.Optional;

/**
 * All that people wrote about an exercise.
 *
 * @param sections every section in its order, also those that nobody has written yet
 */
public record Review(ExerciseId exercise, List<Written> sections) {
    public Review {
        sections = List.copyOf(sections);
    }

    /** One section. */
    public Written section(Section section) {
        return sections.stream()
                .filter(written -> written.section() == section)
                .findFirst()
                .orElseThrow();
    }

    /**
     * A section and how it came about.
     *
     * @param versions newest first; none when nobody has written
     */
    public record Written(Section section, List<SectionVersion> versions) {
        public Written {
            versions = List.copyOf(versions);
        }

        /** The version that counts. */
        public Optional<SectionVersion> latest() {
            return versions.stream().findFirst();
        }

        /** Those before it, newest first. */
        public List<SectionVersion> earlier() {
            return versions.stream().skip(1).toList();
        }

        /** Number of the latest version, which an edit has to name; 0 when nobody has written. */
        public int version() {
            return latest().map(SectionVersion::version).orElse(0);
        }

        /** The latest text; empty when nobody has written. */
        public String text() {
            return latest().map(SectionVersion::text).orElse("");
        }
    }
}

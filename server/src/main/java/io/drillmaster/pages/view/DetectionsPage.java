package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET {@code /exercises/{id}/detections}: rules for sensors that name an exercise's packages, for members.
 *
 * @param exercise its id, leading to its page
 * @param secret why nobody who is drilled should see this; null when the drill is over
 * @param archive all files in one
 * @param files one a row
 */
public record DetectionsPage(Link exercise, @Nullable String secret, Link archive, List<File> files) implements Page {
    public DetectionsPage {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param link to its download
     * @param tool whom it is for
     * @param purpose what it does there, as a sentence without a full stop
     * @param content its text, to be copied
     */
    public record File(Link link, String tool, String purpose, Command content) {}
}

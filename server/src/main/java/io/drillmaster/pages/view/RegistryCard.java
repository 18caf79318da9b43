package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exercise's part of the built-in registry, for members. Forms go to {@code {href of the page}/registry-tokens} and
 * {@code …/registry-files/{file}}.
 *
 * @param lead what tokens are for on this server
 * @param fresh a token's secret, shown this once; null otherwise
 * @param usage how clients use the fresh token
 * @param tokens what each may, and who made it
 * @param files what clients can get
 */
public record RegistryCard(
        String lead, @Nullable String fresh, List<Command> usage, List<NamedValue> tokens, List<File> files) {
    public RegistryCard {
        usage = List.copyOf(usage);
        tokens = List.copyOf(tokens);
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param id for the form's address
     * @param name its file name
     * @param what "drill package" or "uploaded"
     * @param uploadTime what clients are told, ISO 8601
     * @param yanked why, possibly empty; null when it is not
     * @param removable whether it may be taken out before the exercise ends
     */
    public record File(
            String id,
            String name,
            String what,
            String uploadTime,
            @Nullable String yanked,
            boolean removable) {}
}

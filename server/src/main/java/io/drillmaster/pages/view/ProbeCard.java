package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The probe of an exercise, for members. Forms go to {@code {href of the page}/probe-keys} ({@code life}, {@code label})
 * and {@code …/probe-keys/{key}/revoke}.
 *
 * @param lead what a key is for
 * @param fresh a key, shown this once; null otherwise
 * @param usage how probes use the fresh key
 * @param keys those that were made, the latest first
 * @param lives for how long a new one may be good
 * @param recipes ready-made steps for CI systems and other programs; the key is in their secrets
 */
public record ProbeCard(
        String lead,
        @Nullable String fresh,
        List<Command> usage,
        List<Key> keys,
        List<Choice> lives,
        List<Command> recipes) {
    public ProbeCard {
        usage = List.copyOf(usage);
        keys = List.copyOf(keys);
        lives = List.copyOf(lives);
        recipes = List.copyOf(recipes);
    }

    /**
     * One key.
     *
     * @param id for the form's address
     * @param label what it is for
     * @param made by whom and when
     * @param state good until when, ended or withdrawn
     * @param used when it was last used, as a sentence
     * @param good whether it can be withdrawn
     */
    public record Key(String id, String label, String made, Chip state, String used, boolean good) {}
}

package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET {@code /readiness}, filtered by {@code from}, {@code to} and {@code subject}. Forms for members: POST
 * {@code /readiness/upload} with {@code file}; POST {@code /readiness/samples/{id}/withdraw} and {@code restore}. Forms for
 * administrators: POST {@code /readiness/keys} with {@code label}; POST {@code /readiness/keys/{id}/rotate} and {@code end}.
 *
 * @param filter what is shown
 * @param empty nothing was ever fed
 * @param stages the signals by REFLEX stage; none while it is empty
 * @param csv address of all samples shown
 * @param recipes ready-made steps that feed samples
 * @param keys all keys; null for people who are no administrators
 * @param fresh a key just made, shown once; null otherwise
 * @param label of a new key
 * @param file to upload
 * @param wrong what is wrong in an uploaded file, line by line
 */
public record ReadinessPage(
        Filter filter,
        boolean empty,
        List<Stage> stages,
        String csv,
        List<Command> recipes,
        @Nullable List<Key> keys,
        @Nullable Command fresh,
        Field label,
        Field file,
        List<String> wrong)
        implements Page {
    public ReadinessPage {
        stages = List.copyOf(stages);
        recipes = List.copyOf(recipes);
        keys = keys == null ? null : List.copyOf(keys);
        wrong = List.copyOf(wrong);
    }

    /**
     * What is shown.
     *
     * @param from first day, as ISO date
     * @param to last day, as ISO date
     * @param subjects what to choose from; the first means all
     * @param periods ready-made ones
     */
    public record Filter(String from, String to, List<Choice> subjects, List<Period> periods) {
        public Filter {
            subjects = List.copyOf(subjects);
            periods = List.copyOf(periods);
        }
    }

    /** A period to choose. */
    public record Period(String href, String label, boolean chosen) {}

    /**
     * A REFLEX stage.
     *
     * @param drills how many drills of the same stage there were in the period, as a sentence
     * @param panels signals with samples
     * @param silent signals without any in the period
     */
    public record Stage(String id, String title, String drills, List<SignalPanel> panels, List<Silent> silent) {
        public Stage {
            panels = List.copyOf(panels);
            silent = List.copyOf(silent);
        }
    }

    /** A signal that nobody fed in the period, and how to. */
    public record Silent(String id, String title, String meaning, String feeding) {}

    /**
     * A key.
     *
     * @param made who made it and when
     * @param used when it was last used, in words
     * @param ended null while it is good
     */
    public record Key(
            String id,
            String label,
            String made,
            String used,
            @Nullable Chip ended) {}
}

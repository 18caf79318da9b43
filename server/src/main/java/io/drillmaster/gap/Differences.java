package io.drillmaster.gap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words an edit for the history, a phrase for each thing that it changes. */
final class Differences {
    private Differences() {}

    static List<String> between(GapEdit before, GapEdit after) {
        var phrases = new ArrayList<String>();
        add(phrases, "title", before.title(), after.title());
        add(phrases, "category", before.category().title(), after.category().title());
        add(phrases, "owner", owner(before.owner()), owner(after.owner()));
        add(phrases, "due", due(before.due()), due(after.due()));
        add(phrases, "status", before.status().title(), after.status().title());
        return phrases;
    }

    private static void add(List<String> phrases, String name, String before, String after) {
        if (!before.equals(after)) {
            phrases.add(name + ": " + before + " → " + after);
        }
    }

    private static String owner(String owner) {
        return owner.isEmpty() ? "nobody" : owner;
    }

    private static String due(Optional<LocalDate> due) {
        return due.map(LocalDate::toString).orElse("no date");
    }
}

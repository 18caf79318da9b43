package io.drillmaster.pages;

import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.MselEditPage;
import io.drillmaster.pages.view.MselListPage;
import io.drillmaster.pages.view.MselPage;
import io.drillmaster.pages.view.NamedValue;
import io.drillmaster.pages.view.Tone;
import java.util.List;

/** Tabletop stories: a list, one of them, and the editor with something wrong. */
final class MselPreviews {
    private MselPreviews() {}

    static MselListPage list() {
        return new MselListPage(
                List.of(new MselListPage.Row(
                        "/msels/TTX-01",
                        "TTX-01",
                        "The helper library",
                        "version 1, came with the program",
                        new Chip("shipped", Tone.NEUTRAL))),
                true,
                new Field("", "Choose a file."));
    }

    static MselPage one() {
        return new MselPage(
                "TTX-01",
                "The helper library",
                "version 2",
                List.of(NamedValue.of("Length", "1 h 15 min")),
                preview(),
                List.of(
                        new MselPage.Version(2, "version 2, saved by grace", "shorter", false),
                        new MselPage.Version(1, "version 1, came with the program", "", true)),
                2,
                true);
    }

    @SuppressWarnings("NullAway") // it does not see the annotation of a type that is nested in another one
    static MselEditPage wrong() {
        return new MselEditPage(
                "TTX-01",
                "id: TTX-01\n",
                2,
                "shorter",
                "The tabletop cannot be saved: line 1: something is missing.",
                List.of(new MselEditPage.Line(1, new Chip("Error", Tone.BAD), "something is missing")),
                true,
                null);
    }

    static MselEditPage fine() {
        return new MselEditPage("", "id: TTX-01\n", 0, "", null, List.of(), true, preview());
    }

    private static MselPage.Preview preview() {
        return new MselPage.Preview(
                "A developer installs a package.",
                List.of(NamedValue.of("Incident commander", "Leads.")),
                List.of(new MselPage.Objective("Notice it", List.of("CT-1.1 Somebody owns it."))),
                List.of(new MselPage.Part(
                        "Something is odd",
                        "Day 1, 10:05, 16 min",
                        "It is Tuesday.",
                        List.of(new MselPage.Row(
                                "TT-01",
                                "0 s · Day 1, 10:05",
                                "Decision by chat from Jonas to all",
                                "A question",
                                "Is that normal?",
                                List.of("What do you do?", "○ Rotate"),
                                List.of("Timer of 4 min"),
                                List.of("Somebody answers."))))));
    }
}

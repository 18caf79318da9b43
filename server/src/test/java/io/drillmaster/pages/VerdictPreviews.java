package io.drillmaster.pages;

import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.pages.view.VerdictPage;
import java.util.List;

/** A verdict that late evidence made, and the first one of an exercise. */
final class VerdictPreviews {
    private VerdictPreviews() {}

    static VerdictPage late() {
        return new VerdictPage(
                new Link("/exercises/EX-0005", "EX-0005"),
                "Verdict 4",
                Previews.at(-34),
                "At 1 h 34 min: detected late by Falco; TTD 1 h 34 min.",
                new Chip("Detected too late", Tone.WARN),
                "ada undid the retraction of 11:41:07.",
                List.of(
                        new VerdictPage.Value("Outcome", "Not detected", "Detected too late", true),
                        new VerdictPage.Value("TTD", "> 1 h 00 min", "1 h 34 min", true),
                        new VerdictPage.Value("TTR", "–", "–", false)),
                List.of("The alert took more than a minute from the event to us."),
                List.of(
                        new VerdictPage.Row(
                                Previews.at(-34),
                                "Alert: Package manager writes below /tmp",
                                "Falco",
                                true,
                                new Link("/evidence/43", "Open"),
                                null),
                        new VerdictPage.Row(
                                Previews.at(-36),
                                "ada took back a row: not ours",
                                "ada",
                                false,
                                new Link("/evidence/44", "Open"),
                                new Link("/evidence/43", "alert of 11:39:12"))),
                "14 more new rows stand in the timeline or are routine looks.",
                "Version 3 of the rules of measuring.",
                new Link("/exercises/EX-0005/verdicts/3", "Verdict 3"),
                new Link("/exercises/EX-0005/verdicts/6", "Verdict 6"));
    }

    static VerdictPage first() {
        return new VerdictPage(
                new Link("/exercises/EX-0005", "EX-0005"),
                "Verdict 1",
                Previews.at(60),
                "Nothing had executed so far.",
                new Chip("Window open", Tone.INFO),
                "It is the first verdict of this exercise.",
                List.of(new VerdictPage.Value("Outcome", "–", "Window open", false)),
                List.of(),
                List.of(),
                null,
                "Version 3 of the rules of measuring.",
                null,
                null);
    }
}

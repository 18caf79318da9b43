package io.drillmaster.pages;

import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Command;
import io.drillmaster.pages.view.Drawing;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.ReadinessPage;
import io.drillmaster.pages.view.SignalPanel;
import io.drillmaster.pages.view.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of readiness with everything on it, and before anything was fed. */
final class ReadinessPreviews {
    private static final ReadinessPage.Filter FILTER = new ReadinessPage.Filter(
            "2026-01-01",
            "2026-11-21",
            List.of(new Choice("", "All subjects", true), new Choice("shop", "shop", false)),
            List.of(new ReadinessPage.Period("/readiness?from=2026-08-21&to=2026-11-22", "3 months", true)));

    private ReadinessPreviews() {}

    static ReadinessPage full() {
        var panel = new SignalPanel(
                "look-alike-names-open",
                "Look-alike names open",
                "Names that anybody could register. Lower is better.",
                "Count those that are free.",
                new Drawing("<svg viewBox=\"0 0 1 1\"></svg>"),
                List.of(
                        new SignalPanel.Line(
                                new Drawing("<svg viewBox=\"0 0 1 1\"></svg>"),
                                "all",
                                "fell from 31 to 12 since 3 Mar 2026, 5 samples",
                                new Chip("better", Tone.GOOD)),
                        new SignalPanel.Line(null, "shop", "7 on 3 Mar 2026, one sample", null)),
                List.of(
                        row("1", null, "", "/readiness/samples/1/withdraw", false),
                        row(
                                "2",
                                new Chip("withdrawn", Tone.WARN),
                                "withdrawn by mia",
                                "/readiness/samples/2/restore",
                                true)),
                3,
                "/readiness.csv?signal=look-alike-names-open");
        var withdrawn = new SignalPanel(
                "public-repositories-with-dependency-files",
                "Public repositories",
                "Lower is better.",
                "Count them.",
                null,
                List.of(),
                List.of(row("3", new Chip("replaced", Tone.NEUTRAL), "", null, false)),
                0,
                "/readiness.csv");
        return new ReadinessPage(
                FILTER,
                false,
                List.of(new ReadinessPage.Stage(
                        "stage-reconnaissance",
                        "Reconnaissance",
                        "3 drills of this stage.",
                        List.of(panel, withdrawn),
                        List.of(new ReadinessPage.Silent("silent", "Silent signal", "Lower is better.", "Count.")))),
                "/readiness.csv",
                List.of(new Command("From any script", "curl …")),
                List.of(
                        new ReadinessPage.Key("1", "CI of the shop", "made by ana", "never used", null),
                        new ReadinessPage.Key(
                                "2", "Old", "made by ana", "never used", new Chip("ended by ana", Tone.NEUTRAL))),
                new Command("Readiness key for the shop", "secret"),
                new Field("", "Say what it is for."),
                new Field("", "Nothing was taken."),
                List.of("line 2, value: 'many' is no whole number"));
    }

    static ReadinessPage empty() {
        return new ReadinessPage(
                FILTER, true, List.of(), "/readiness.csv", List.of(), null, null, Field.EMPTY, Field.EMPTY, List.of());
    }

    private static SignalPanel.Row row(
            String id, @Nullable Chip state, String said, @Nullable String change, boolean restores) {
        return new SignalPanel.Row(
                id,
                "3 Mar 2026",
                "all",
                "12",
                "by hand",
                "by mia, 3 Mar 2026, 10:00 UTC",
                state,
                said,
                change,
                restores);
    }
}

package io.drillmaster.pages;

import io.drillmaster.pages.view.AlertsPage;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The alerts of a day with two drills, a filter that leaves nothing, and a server that nobody sent anything yet. */
final class AlertPreviews {
    private static final Link ONE = new Link("/exercises/EX-0007", "EX-0007");
    private static final Link OTHER = new Link("/exercises/EX-0008", "EX-0008");

    private AlertPreviews() {}

    static AlertsPage busy() {
        return new AlertsPage(
                matches(""),
                "",
                List.of(new Choice("", "All", true), new Choice("falco", "Falco", false)),
                List.of(new Choice("", "All", true), new Choice("runtime", "Sensor", false)),
                "",
                null,
                false,
                List.of(
                        row(
                                "11",
                                "Drill marker written during package install",
                                List.of(
                                        new AlertsPage.Judgement(
                                                ONE,
                                                new Chip("Strong", Tone.GOOD),
                                                "It counts. A person confirmed it.",
                                                "ana",
                                                false,
                                                false,
                                                true,
                                                "21"),
                                        new AlertsPage.Judgement(
                                                OTHER,
                                                new Chip("Candidate", Tone.WARN),
                                                "The scenario expects its rule, and it comes from build-7.",
                                                null,
                                                true,
                                                true,
                                                true,
                                                null)),
                                null,
                                List.of()),
                        row(
                                "12",
                                "Drill marker written during package install",
                                List.of(),
                                null,
                                List.of(new AlertsPage.Near(
                                        ONE,
                                        "Typosquat in CI",
                                        "The rule and the host fit, 41 s before the package existed.",
                                        true))),
                        row("13", "", List.of(), "A message of the source itself, such as a ping.", List.of())),
                "/alerts?before=40",
                "/alerts?after=80",
                "/alerts?before=81");
    }

    static AlertsPage filtered() {
        return new AlertsPage(
                matches("weak"),
                "weak",
                List.of(new Choice("", "All", true)),
                List.of(new Choice("", "All", true)),
                "no such rule",
                "EX-0007",
                true,
                List.of(),
                null,
                null,
                "/alerts?match=weak&exercise=EX-0007&q=no+such+rule");
    }

    static AlertsPage empty() {
        return new AlertsPage(
                matches(""),
                "",
                List.of(new Choice("", "All", true)),
                List.of(new Choice("", "All", true)),
                "",
                null,
                false,
                List.of(),
                null,
                null,
                "/alerts");
    }

    private static List<AlertsPage.Filter> matches(String active) {
        return List.of(
                new AlertsPage.Filter("/alerts", "All", active.isEmpty()),
                new AlertsPage.Filter("/alerts?match=weak", "Same host, other rule", active.equals("weak")));
    }

    private static AlertsPage.Row row(
            String id,
            String rule,
            List<AlertsPage.Judgement> judgements,
            @Nullable String nothing,
            List<AlertsPage.Near> near) {
        return new AlertsPage.Row(
                id,
                Previews.at(7),
                "Falco",
                true,
                new Chip("Sensor", Tone.NEUTRAL),
                rule,
                "Warning",
                "build-7",
                "A child of pip wrote below /tmp (file=/tmp/security-drill-abcdefghij234567klmn.txt)",
                judgements,
                nothing,
                near);
    }
}

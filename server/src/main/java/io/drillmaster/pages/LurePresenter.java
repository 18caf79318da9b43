package io.drillmaster.pages;

import io.drillmaster.drillpackages.dependencies.DependencyFile;
import io.drillmaster.drillpackages.dependencies.DependencyFormat;
import io.drillmaster.drillpackages.lure.Candidate;
import io.drillmaster.drillpackages.lure.Lures;
import io.drillmaster.drillpackages.lure.Refusal;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.LurePage;
import java.util.Arrays;
import java.util.List;

/** Puts lure names into words. */
final class LurePresenter {
    private LurePresenter() {}

    static List<Choice> formats(DependencyFormat chosen) {
        return Arrays.stream(DependencyFormat.values())
                .map(format -> new Choice(
                        format.name(),
                        format.filename() + " (" + format.ecosystem().title() + ")",
                        format == chosen))
                .toList();
    }

    static LurePage.Result result(DependencyFormat format, DependencyFile read, Lures lures) {
        return new LurePage.Result(
                "Dependencies: " + read.dependencies().size() + ". Usable names: "
                        + lures.usable().size() + " of " + lures.usableCount() + ". Refused ones: "
                        + lures.refused().size() + " of " + lures.refusedCount() + ".",
                "Nobody was asked. Check at " + format.ecosystem().title()
                        + ", and among your own packages, that a name is free before you use it.",
                lures.usable().stream().map(LurePresenter::row).toList(),
                lures.refused().stream().map(LurePresenter::row).toList(),
                read.skipped().stream()
                        .map(line -> new LurePage.Skipped("line " + line.line(), line.text(), line.reason()))
                        .toList());
    }

    private static LurePage.Row row(Candidate lure) {
        return new LurePage.Row(
                lure.name(),
                lure.mutation().title(),
                lure.mutation().description(),
                lure.target().value(),
                lure.refusal().map(Refusal::sentence).orElse(null));
    }
}

package io.drillmaster.pages;

import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.TrendPage;
import io.drillmaster.trend.Annotation;
import io.drillmaster.trend.Look;
import io.drillmaster.verdict.ResultChoices;
import java.util.ArrayList;
import java.util.Arrays;

/** The numbered days on which something changed. */
final class TrendChangePresenter {
    private TrendChangePresenter() {}

    static TrendPage.Changes changes(Look look, ResultChoices choices, boolean mayWrite, String back) {
        var listed = look.landmarks().stream()
                .map(landmark -> new TrendPage.Change(
                        landmark.day().toString(),
                        landmark.text(),
                        mayWrite
                                ? landmark.annotation()
                                        .map(id -> "/trend/annotations/" + id + "/remove")
                                        .orElse(null)
                                : null))
                .toList();
        var scenarios = new ArrayList<Choice>();
        scenarios.add(new Choice("", "All scenarios", true));
        choices.scenarios().forEach(id -> scenarios.add(new Choice(id, id, false)));
        return new TrendPage.Changes(
                listed,
                mayWrite,
                Arrays.stream(Annotation.Kind.values())
                        .map(kind -> new Choice(kind.name(), kind.title(), false))
                        .toList(),
                scenarios,
                back);
    }
}

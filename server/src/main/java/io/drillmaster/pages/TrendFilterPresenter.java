package io.drillmaster.pages;

import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.TrendPage;
import io.drillmaster.verdict.ResultChoices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The form that says what the trend looks at. */
final class TrendFilterPresenter {
    private TrendFilterPresenter() {}

    static TrendPage.Filters filters(TrendQuery query, ResultChoices choices) {
        return new TrendPage.Filters(
                Arrays.stream(TrendPeriod.values())
                        .map(period -> new Choice(
                                period.code(), capital(period.title()), !query.between() && period == query.period()))
                        .toList(),
                query.from().map(Object::toString).orElse(""),
                query.until().map(Object::toString).orElse(""),
                query.between(),
                List.of(
                        filter("scenario", "Scenario", "All scenarios", choices.scenarios(), query.scenario()),
                        filter("variant", "Variant", "All variants", choices.variants(), query.variant()),
                        filter("team", "Team", "All teams", choices.teams(), query.team()),
                        filter(
                                "hostClass",
                                "Host class",
                                "All host classes",
                                choices.hostClasses(),
                                query.hostClass())),
                !query.text().isEmpty(),
                List.of(
                        new Link(address("/trend/runs.csv", query), "All runs (CSV)"),
                        new Link(address("/trend/one-pager", query), "One page for the board"),
                        new Link(address("/trend/navigator.json", query), "ATT&CK Navigator layer")));
    }

    /** An address with the filters of this page. */
    static String address(String path, TrendQuery query) {
        return query.text().isEmpty() ? path : path + "?" + query.text();
    }

    /** What is asked for stands in the list even when no exercise has it: the form then still says what is chosen. */
    private static TrendPage.Filter filter(
            String name, String label, String all, Collection<String> values, Optional<String> chosen) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", all, chosen.isEmpty()));
        var offered = new TreeSet<>(values);
        chosen.ifPresent(offered::add);
        for (var value : offered) {
            choices.add(new Choice(
                    TrendQuery.said(value),
                    value.isEmpty() ? "Not said" : value,
                    chosen.filter(value::equals).isPresent()));
        }
        return new TrendPage.Filter(name, label, choices);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}

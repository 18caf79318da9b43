package io.drillmaster.pages;

import io.drillmaster.pages.view.TabletopEvaluatePage;
import io.drillmaster.pages.view.TabletopPage;
import io.drillmaster.tabletop.Coding;
import io.drillmaster.tabletop.ConsoleView;
import io.drillmaster.tabletop.TabletopNumbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people say of answers, compared with the expected actions. */
final class TabletopCoding {
    private TabletopCoding() {}

    /** How an answer can be coded; null where there is nothing to compare it with, or nothing to compare. */
    static TabletopPage.@Nullable Coding of(ConsoleView.Row row, ConsoleView.Given given) {
        if (row.standing() != ConsoleView.Standing.RELEASED
                || row.inject().expectedActions().isEmpty()
                || given.answer().passed()) {
            return null;
        }
        return new TabletopPage.Coding(
                given.answer().person(),
                given.answer().at().toString(),
                given.coded().equals(Optional.of(Coding.MATCHES)),
                given.coded().equals(Optional.of(Coding.DIFFERS)));
    }

    /** {@code 2 of 3 coded answers match; 1 is not coded; 1 passed}; nothing that was said is left out. */
    static String words(TabletopNumbers.Coded coded) {
        if (coded.answers() + coded.passed() == 0) {
            return "nothing to code";
        }
        var parts = new ArrayList<String>();
        parts.add(
                coded.coded() == 0
                        ? "none coded"
                        : coded.matching() + " of " + coded.coded()
                                + (coded.coded() == 1 ? " coded answer matches" : " coded answers match"));
        if (coded.open() > 0) {
            parts.add(coded.open() + " not coded");
        }
        if (coded.passed() > 0) {
            parts.add(coded.passed() + " passed");
        }
        return String.join("; ", parts);
    }

    /** Injects with answers to code, newest first. Those who code see roles: actions are judged, never people. */
    static List<TabletopEvaluatePage.Coded> toCode(ConsoleView view) {
        var injects = new ArrayList<TabletopEvaluatePage.Coded>();
        view.runOfShow().stream()
                .filter(row -> row.standing() == ConsoleView.Standing.RELEASED
                        && !row.inject().expectedActions().isEmpty()
                        && !row.answers().isEmpty())
                .sorted((one, other) -> one.releasedAt()
                        .orElseThrow()
                        .compareTo(other.releasedAt().orElseThrow()))
                .map(TabletopCoding::inject)
                .forEach(injects::add);
        Collections.reverse(injects);
        return injects;
    }

    private static TabletopEvaluatePage.Coded inject(ConsoleView.Row row) {
        return new TabletopEvaluatePage.Coded(
                row.inject().id(),
                row.inject().title(),
                words(TabletopNumbers.Coded.of(List.of(row))),
                row.inject().expectedActions(),
                row.answers().stream()
                        .map(given -> new TabletopEvaluatePage.Answer(
                                given.role(),
                                given.answer().passed() ? "passes" : given.option(),
                                given.answer().text(),
                                of(row, given)))
                        .toList());
    }
}

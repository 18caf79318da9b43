package io.drillmaster.pages;

import io.drillmaster.scenarios.ReflexStage;
import io.drillmaster.verdict.Result;
import io.drillmaster.verdict.ResultFilter;
import io.drillmaster.verdict.Results;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** How many drills of each REFLEX stage there were in a period. */
final class StageDrills {
    private final List<Result> drills;

    StageDrills(Results results, LocalDate from, LocalDate to) {
        drills = results.of(ResultFilter.ALL.during(
                Optional.of(from.atStartOfDay().toInstant(ZoneOffset.UTC)),
                Optional.of(to.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))));
    }

    /** Such as {@code 3 drills of this stage: 2 detected, 1 prevented.} */
    String sentence(ReflexStage stage) {
        var of = drills.stream()
                .filter(drill -> drill.coverage().reflex().contains(stage.name()))
                .toList();
        if (of.isEmpty()) {
            return "No drill of this stage was finished in this period.";
        }
        var detected = of.stream().filter(drill -> drill.outcome().detected()).count();
        var prevented = of.stream().filter(drill -> drill.outcome().prevented()).count();
        var samples = of.stream().filter(Result::sample).count();
        return (of.size() == 1 ? "1 drill" : of.size() + " drills") + " of this stage: " + detected + " detected, "
                + prevented + " prevented, " + (of.size() - detected - prevented) + " neither"
                + (samples == 0 ? "" : "; " + samples + " made up as samples") + ".";
    }
}

package io.drillmaster.pages;

import io.drillmaster.attack.Catalogue;
import io.drillmaster.gap.GapCourse;
import io.drillmaster.gap.GapService;
import io.drillmaster.trend.Annotation;
import io.drillmaster.trend.Annotations;
import io.drillmaster.trend.GapLife;
import io.drillmaster.trend.Look;
import io.drillmaster.verdict.Finished;
import io.drillmaster.verdict.Results;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Gathers what the trend looks at, so that the page and the sheet of paper draw the same. */
public final class TrendLook {
    private final Results results;
    private final Annotations annotations;
    private final GapService gaps;
    private final Catalogue attack;

    /** On results, notes of changes and gaps; names of techniques are from this catalogue. */
    public TrendLook(Results results, Annotations annotations, GapService gaps, Catalogue attack) {
        this.results = results;
        this.annotations = annotations;
        this.gaps = gaps;
        this.attack = attack;
    }

    /** All results as they are now. */
    Finished finished() {
        return results.finished();
    }

    /** Gaps of the exercises that pass, as they came and went. */
    List<GapCourse> courses(TrendQuery query, Instant now) {
        return gaps.courses(query.filter(now));
    }

    /** Notes of changes that concern the exercises asked for. */
    List<Annotation> annotations(TrendQuery query) {
        return annotations.list(query.scenario());
    }

    /** All of it, with before and after parted on a day when one was asked for. */
    Look at(
            Finished finished,
            TrendQuery query,
            List<Annotation> changes,
            List<GapCourse> courses,
            Optional<LocalDate> split,
            Instant now) {
        var filter = query.filter(now);
        return Look.at(
                finished.of(filter),
                filter.from(),
                filter.until(),
                changes,
                courses.stream().map(TrendLook::life).toList(),
                split,
                attack::nameOf,
                now);
    }

    private static GapLife life(GapCourse course) {
        return new GapLife(
                course.gap().createdAt(),
                course.closedAt(),
                course.gap().due(),
                course.timesClosed() > 0,
                course.reopened(),
                course.stages());
    }
}

package io.drillmaster.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.drillmaster.gap.GapCourse;
import io.drillmaster.pages.view.Markup;
import io.drillmaster.pages.view.TrendPage;
import io.drillmaster.trend.Annotation;
import io.drillmaster.trend.Look;
import io.drillmaster.trend.Question;
import io.drillmaster.trend.TrendSummary;
import io.drillmaster.verdict.Finished;
import io.drillmaster.verdict.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what was drawn for the last addresses of the trend, for as long as nothing changed that a drawing shows: no result,
 * no note of a change, no gap, and not the day. What is asked to know that costs a hundredth of drawing thousands of marks.
 */
final class TrendMemory {
    /** Each has up to some megabytes. */
    private static final int MOST = 16;

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final TrendLook looks;
    private final Templates templates;
    private final Cache<Key, Drawn> drawn = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build();

    /** All that a drawing depends on. Drawings do not tell the hours of a day apart. */
    private record Key(
            TrendQuery query,
            Optional<LocalDate> split,
            long revision,
            List<Annotation> annotations,
            List<GapCourse> gaps,
            LocalDate today) {}

    /**
     * What the trend shows to whoever asks.
     *
     * @param look what it was drawn from
     * @param filters the form above it
     * @param samples how many of its exercises are made up
     * @param summary of the exercises; absent when there are none
     * @param questions with their drawings, also when there are no exercises
     * @param answers the questions on the page; empty when there are no exercises
     */
    record Drawn(
            Look look,
            TrendPage.Filters filters,
            long samples,
            Optional<TrendSummary> summary,
            List<Question> questions,
            Markup answers) {}

    TrendMemory(TrendLook looks, Templates templates) {
        this.looks = looks;
        this.templates = templates;
    }

    /** As it is now. Whoever asks for the same at the same time waits for the one drawing. */
    Drawn of(Finished finished, TrendQuery query, Optional<LocalDate> split, Instant now) {
        var annotations = looks.annotations(query);
        var gaps = looks.courses(query, now);
        var key =
                new Key(query, split, finished.revision(), annotations, gaps, LocalDate.ofInstant(now, ZoneOffset.UTC));
        return drawn.get(
                key, unseen -> draw(finished, query, looks.at(finished, query, annotations, gaps, split, now)));
    }

    private Drawn draw(Finished finished, TrendQuery query, Look look) {
        var points = look.points();
        var questions = Question.all(look);
        return new Drawn(
                look,
                TrendFilterPresenter.filters(query, finished.choices(), points),
                points.stream().filter(Result::sample).count(),
                points.isEmpty() ? Optional.empty() : Optional.of(TrendSummary.of(points)),
                questions,
                new Markup(points.isEmpty() ? "" : html(questions, new TrendFigurePresenter(query, look.split()))));
    }

    private String html(List<Question> questions, TrendFigurePresenter figures) {
        return templates.render(
                "trend-answers",
                Map.of("questions", questions.stream().map(figures::question).toList()));
    }
}

package io.drillmaster.pages;

import io.drillmaster.pages.view.NamedValue;
import io.drillmaster.pages.view.TrendPage;
import io.drillmaster.trend.BeforeAfterFigure;
import io.drillmaster.trend.DataTable;
import io.drillmaster.trend.Figure;
import io.drillmaster.trend.Question;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Puts the trend's figures on a page. */
final class TrendFigurePresenter {
    /** More rows than anybody reads; the file has all. */
    private static final int MOST_ROWS = 100;

    private final TrendQuery query;
    private final Optional<LocalDate> split;

    TrendFigurePresenter(TrendQuery query, Optional<LocalDate> split) {
        this.query = query;
        this.split = split;
    }

    TrendPage.Question question(Question question) {
        return new TrendPage.Question(
                question.id(),
                question.title(),
                question.figures().stream().map(this::chart).toList(),
                question.id().equals(Question.FIX) ? form() : null);
    }

    /** The filters go along as hidden inputs: a form of its own would forget them. */
    private TrendPage.Split form() {
        var hidden = Arrays.stream(query.text().split("&", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("=", 2))
                .map(part -> NamedValue.of(part[0], URLDecoder.decode(part[1], StandardCharsets.UTF_8)))
                .toList();
        return new TrendPage.Split(split.map(LocalDate::toString).orElse(""), hidden);
    }

    private TrendPage.Chart chart(Figure figure) {
        return new TrendPage.Chart(
                figure.id(),
                figure.title(),
                figure.svg().orElse(null),
                figure.sentence(),
                csv(figure),
                table(figure.table()));
    }

    /** Of tabletops: the same, and its file stands apart from those of drills. */
    TrendPage.Chart tabletop(Figure figure) {
        return new TrendPage.Chart(
                figure.id(),
                figure.title(),
                figure.svg().orElse(null),
                figure.sentence(),
                TrendFilterPresenter.address("/trend/tabletops/" + figure.id() + ".csv", query),
                table(figure.table()));
    }

    /** With the day of the change where the drawing has one, so that the file holds what the page shows. */
    private String csv(Figure figure) {
        var path = "/trend/charts/" + figure.id() + ".csv";
        return figure.id().equals(BeforeAfterFigure.ID) && split.isPresent()
                ? path + "?" + query.with("split", split.get().toString())
                : TrendFilterPresenter.address(path, query);
    }

    private static TrendPage.Table table(DataTable table) {
        var columns = table.columns();
        var headings = columns.stream()
                .filter(DataTable.Column::shown)
                .map(column -> new TrendPage.Heading(column.title(), column.number()))
                .toList();
        var rows =
                table.first(MOST_ROWS).stream().map(row -> cells(columns, row)).toList();
        return new TrendPage.Table(headings, rows, Math.max(0, table.size() - MOST_ROWS));
    }

    private static List<TrendPage.Cell> cells(List<DataTable.Column> columns, List<DataTable.Cell> row) {
        var cells = new ArrayList<TrendPage.Cell>();
        for (var at = 0; at < columns.size(); at++) {
            if (columns.get(at).shown()) {
                var cell = row.get(at);
                cells.add(new TrendPage.Cell(
                        cell.text(),
                        columns.get(at).name().equals(DataTable.SESSION)
                                ? "/tabletops/" + cell.value() + "/report"
                                : cell.exercise().map(id -> "/exercises/" + id).orElse(null),
                        cell.outcome().map(Words::outcome).orElse(null)));
            }
        }
        return cells;
    }
}

package io.drillmaster.pages;

import io.drillmaster.pages.view.TrendPage;
import io.drillmaster.trend.DataTable;
import io.drillmaster.trend.Figure;
import io.drillmaster.trend.Question;
import java.util.ArrayList;
import java.util.List;

/** Puts the trend's figures on a page. */
final class TrendFigurePresenter {
    /** More rows than anybody reads; the file has all. */
    private static final int MOST_ROWS = 200;

    private final TrendQuery query;

    TrendFigurePresenter(TrendQuery query) {
        this.query = query;
    }

    TrendPage.Question question(Question question) {
        return new TrendPage.Question(
                question.id(),
                question.title(),
                question.figures().stream().map(this::chart).toList());
    }

    private TrendPage.Chart chart(Figure figure) {
        return new TrendPage.Chart(
                figure.id(),
                figure.title(),
                figure.svg().orElse(null),
                figure.sentence(),
                TrendFilterPresenter.address("/trend/charts/" + figure.id() + ".csv", query),
                table(figure.table()));
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
                        cell.exercise().map(id -> "/exercises/" + id).orElse(null),
                        cell.outcome().map(Words::outcome).orElse(null)));
            }
        }
        return cells;
    }
}

package io.drillmaster.pages;

import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Drawing;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.ReadinessPage;
import io.drillmaster.pages.view.SignalPanel;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.readiness.ReadinessKey;
import io.drillmaster.readiness.Sample;
import io.drillmaster.readiness.Series;
import io.drillmaster.readiness.SeriesMark;
import io.drillmaster.readiness.SeriesSentence;
import io.drillmaster.readiness.Signal;
import io.drillmaster.readiness.SignalChart;
import io.drillmaster.readiness.SignalSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts signals of readiness into words and drawings. */
final class ReadinessPresenter {
    private static final int MOST_ROWS = 60;

    private final LocalDate from;
    private final LocalDate to;
    private final boolean mayChange;
    private final String query;

    /**
     * For panels that have the same axis of days.
     *
     * @param mayChange whether samples can be withdrawn and put back
     * @param query of the page's address, for the tables to download
     */
    ReadinessPresenter(LocalDate from, LocalDate to, boolean mayChange, String query) {
        this.from = from;
        this.to = to;
        this.mayChange = mayChange;
        this.query = query;
    }

    SignalPanel panel(SignalSeries all) {
        var signal = all.signal();
        var rows = all.samples().stream().limit(MOST_ROWS).map(this::row).toList();
        return new SignalPanel(
                signal.id(),
                signal.title(),
                signal.meaning() + " " + signal.better().sentence(),
                signal.feeding(),
                all.series().isEmpty()
                        ? null
                        : new Drawing(SignalChart.svg("chart-" + signal.id(), signal, all.series(), from, to)),
                lines(all),
                rows,
                all.samples().size() - rows.size(),
                "/readiness.csv" + query + "&signal=" + signal.id());
    }

    static ReadinessPage.Silent silent(Signal signal) {
        return new ReadinessPage.Silent(
                signal.id(),
                signal.title(),
                signal.meaning() + " " + signal.better().sentence(),
                signal.feeding());
    }

    static ReadinessPage.Key key(ReadinessKey key) {
        return new ReadinessPage.Key(
                Long.toString(key.id()),
                key.label(),
                "made by " + key.madeBy() + " on "
                        + Moment.toTheMinute(key.madeAt()).text(),
                key.lastUsed()
                        .map(at -> "last used " + Moment.toTheMinute(at).text())
                        .orElse("never used"),
                key.endedAt()
                        .map(at -> new Chip("ended by " + key.endedBy().orElse("somebody"), Tone.NEUTRAL))
                        .orElse(null));
    }

    private static List<SignalPanel.Line> lines(SignalSeries all) {
        var lines = new ArrayList<SignalPanel.Line>();
        for (var at = 0; at < all.series().size(); at++) {
            var one = all.series().get(at);
            lines.add(new SignalPanel.Line(
                    at < SignalChart.MOST_SERIES ? new Drawing(SeriesMark.legend(at)) : null,
                    who(all, one),
                    SeriesSentence.of(one),
                    turn(all.signal(), one)));
        }
        return lines;
    }

    private static String who(SignalSeries all, Series one) {
        var sources = all.series().stream()
                .filter(other -> other.subject().equals(one.subject()))
                .count();
        return sources > 1 ? one.subject() + " (" + one.source() + ")" : one.subject();
    }

    private static @Nullable Chip turn(Signal signal, Series series) {
        return switch (SeriesSentence.turn(signal, series)) {
            case BETTER -> new Chip("better", Tone.GOOD);
            case WORSE -> new Chip("worse", Tone.WARN);
            case NONE -> null;
        };
    }

    private SignalPanel.Row row(Sample sample) {
        var withdrawn = sample.state() == Sample.State.WITHDRAWN;
        return new SignalPanel.Row(
                Long.toString(sample.id()),
                SeriesSentence.day(sample.fed().day()),
                sample.fed().subject(),
                sample.fed().amount().words(),
                sample.fed().source(),
                "by " + sample.fedBy() + ", "
                        + Moment.toTheMinute(sample.fedAt()).text(),
                state(sample),
                said(sample),
                mayChange ? "/readiness/samples/" + sample.id() + (withdrawn ? "/restore" : "/withdraw") : null,
                withdrawn);
    }

    private static @Nullable Chip state(Sample sample) {
        return switch (sample.state()) {
            case COUNTS -> null;
            case REPLACED -> new Chip("replaced", Tone.NEUTRAL);
            case WITHDRAWN -> new Chip("withdrawn", Tone.WARN);
        };
    }

    private static String said(Sample sample) {
        var change = sample.lastChange()
                .map(last -> (last.withdrawn() ? "withdrawn by " : "put back by ") + last.by() + ", "
                        + Moment.toTheMinute(last.at()).text())
                .orElse("");
        var note = sample.fed().note();
        return note.isEmpty() || change.isEmpty() ? note + change : note + "; " + change;
    }
}

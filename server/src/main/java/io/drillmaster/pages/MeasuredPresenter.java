package io.drillmaster.pages;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.HostResult;
import io.drillmaster.measure.Measurement;
import io.drillmaster.pages.view.HostTable;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.TimeRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a measurement says beside its clocks: the other times, how far the traces got, and each host by itself. */
final class MeasuredPresenter {
    private final Measurement measurement;
    private final EvidenceLinks links;

    MeasuredPresenter(List<Evidence> rows, Measurement measurement) {
        this.measurement = measurement;
        this.links = new EvidenceLinks(rows);
    }

    /** Those that were seen, or are still waited for; what is no question is left out. */
    List<TimeRow> times() {
        var times = new ArrayList<TimeRow>();
        if (!measurement.machineTtd().equals(measurement.ttd())) {
            add(times, "First alert (machine TTD)", measurement.machineTtd());
        }
        add(times, "Time to notify (TTN)", measurement.ttn());
        add(times, "Time to acknowledge (TTA)", measurement.tta());
        add(times, "Time to contain (TTC)", measurement.ttc());
        add(times, "Exposure: execution to containment", measurement.exposure());
        measurement
                .visibility()
                .ifPresent(reached ->
                        times.add(new TimeRow("Its traces got as far as", reached.title(), null, List.of())));
        return times;
    }

    private void add(List<TimeRow> times, String name, Elapsed elapsed) {
        if (!(elapsed instanceof Elapsed.NotApplicable)) {
            times.add(new TimeRow(name, Words.elapsed(elapsed), Words.bounds(elapsed), links.of(elapsed)));
        }
    }

    /** Null with one host or none: then the exercise says it all. */
    @Nullable
    HostTable hosts() {
        if (measurement.hosts().size() < 2) {
            return null;
        }
        return new HostTable(
                measurement.hostsDetected() + " of " + measurement.hosts().size()
                        + " hosts on which it ran had an alert of their own in time. Hosts of one exercise are not"
                        + " independent, so they never enter the statistics over exercises.",
                measurement.hosts().stream().map(this::row).toList());
    }

    private HostTable.Row row(HostResult host) {
        return new HostTable.Row(
                host.host(),
                Moment.full(host.execution().estimate()),
                Words.outcome(host.outcome()),
                Words.elapsed(host.ttd()),
                links.of(host.ttd()));
    }
}

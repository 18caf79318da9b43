package io.drillmaster.readiness;

import io.drillmaster.common.Problem;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Takes samples of signals, and gives them back as dated series. */
public final class ReadinessService {
    private final ReadinessStore store;
    private final InstantSource clock;

    /** On a migrated database. */
    public ReadinessService(Jdbi jdbi, InstantSource clock) {
        this.store = new ReadinessStore(jdbi);
        this.clock = clock;
    }

    /**
     * What became of samples that were fed.
     *
     * @param taken all of them
     * @param replaced those of them that stand in the place of an earlier one
     */
    public record Taken(int taken, int replaced) {}

    /** The day that it is, in UTC. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * Adds samples, all or none.
     *
     * @param by account name, or the label of a key
     */
    public Taken add(List<NewSample> samples, String by) {
        return new Taken(samples.size(), store.add(samples, by, clock.instant()));
    }

    /** Every signal, also without samples, in the order of {@link Signal}; both days included. */
    public List<SignalSeries> series(LocalDate from, LocalDate to) {
        return series(from, to, Optional.empty());
    }

    /** The same for one subject. */
    public List<SignalSeries> series(LocalDate from, LocalDate to, Optional<String> subject) {
        Map<Signal, List<Sample>> bySignal = new EnumMap<>(Signal.class);
        for (var sample : judged(store.between(from, to, subject))) {
            bySignal.computeIfAbsent(sample.fed().signal(), unused -> new ArrayList<>())
                    .add(sample);
        }
        return Arrays.stream(Signal.values())
                .map(signal -> SignalSeries.of(signal, bySignal.getOrDefault(signal, List.of())))
                .toList();
    }

    /** Every subject that was ever fed, sorted. */
    public List<String> subjects() {
        return store.subjects();
    }

    /** Whether nothing was ever fed. */
    public boolean isEmpty() {
        return store.isEmpty();
    }

    /** Takes a sample out of its series; the one that it replaced counts again. */
    public void withdraw(long sample, String by) {
        if (!store.change(sample, true, by, clock.instant())) {
            throw Problem.notFound("There is no such sample, or it is withdrawn already.");
        }
    }

    /** Puts a sample back that was withdrawn. */
    public void restore(long sample, String by) {
        if (!store.change(sample, false, by, clock.instant())) {
            throw Problem.notFound("There is no such sample, or it is not withdrawn.");
        }
    }

    /** Of several in one place the newest that is not withdrawn counts; they come in the order of feeding. */
    private static List<Sample> judged(List<Sample> samples) {
        var taken = new HashSet<NewSample.Place>();
        var judged = new ArrayList<Sample>();
        for (var at = samples.size() - 1; at >= 0; at--) {
            var sample = samples.get(at);
            judged.add(sample.counts() && !taken.add(sample.fed().place()) ? sample.as(Sample.State.REPLACED) : sample);
        }
        return judged;
    }
}

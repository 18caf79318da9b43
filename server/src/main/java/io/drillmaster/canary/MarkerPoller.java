package io.drillmaster.canary;

import io.drillmaster.evidence.EvidenceSink;
import io.drillmaster.evidence.NewEvidence;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for the markers of open exercises, again and again. A look that finds nothing and the next that finds the marker
 * enclose the execution between two times of the server's clock, whatever the host's clock says.
 */
public final class MarkerPoller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MarkerPoller.class);
    private static final Duration PATIENCE_WITH_THE_SINK = Duration.ofSeconds(10);

    private final Supplier<List<MarkerWatch>> watches;
    private final EvidenceSink sink;
    private final InstantSource clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "marker-poller"));

    private final Map<MarkerWatch, MarkerMemory> memories = new HashMap<>();
    private final List<NewEvidence> unkept = new ArrayList<>();
    private List<MarkerWatch> lastWatches = List.of();
    private boolean listFailing;
    private boolean sinkFailing;

    private MarkerPoller(Supplier<List<MarkerWatch>> watches, EvidenceSink sink, InstantSource clock) {
        this.watches = watches;
        this.sink = sink;
        this.clock = clock;
    }

    /**
     * Begins to look.
     *
     * @param watches what to look for; asked before every round. While it fails, the last list goes on being watched
     * @param interval pause between two rounds; it bounds how exactly the time of an execution is known
     */
    public static MarkerPoller start(
            Supplier<List<MarkerWatch>> watches, EvidenceSink sink, InstantSource clock, Duration interval) {
        var poller = new MarkerPoller(watches, sink, clock);
        var unused =
                poller.timer.scheduleWithFixedDelay(poller::lookAtAll, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
        return poller;
    }

    /**
     * Looks once, now, as clean-up does. A marker that is there becomes evidence if it was not already; one that is not
     * there does not, because after clean-up its absence says nothing about executions.
     */
    public synchronized MarkerSighting checkOnce(MarkerWatch watch) {
        var sighting = MarkerLook.at(watch.path(), clock);
        if (sighting instanceof MarkerSighting.Present) {
            unkept.addAll(memory(watch).learn(sighting));
            keep();
        }
        return sighting;
    }

    private synchronized void lookAtAll() {
        try {
            var current = current();
            memories.keySet().retainAll(current);
            for (var watch : current) {
                var memory = memory(watch);
                unkept.addAll(memory.learn(MarkerLook.at(watch.path(), clock)));
            }
            keep();
        } catch (RuntimeException e) { // an exception would end the schedule without a word
            LOG.error("A round of looking for markers met a fault of this program", e);
        }
    }

    private MarkerMemory memory(MarkerWatch watch) {
        return memories.computeIfAbsent(watch, added -> {
            var memory = new MarkerMemory(added);
            unkept.addAll(memory.clocks(clock.instant()));
            return memory;
        });
    }

    private List<MarkerWatch> current() {
        try {
            lastWatches = List.copyOf(watches.get());
            listFailing = false;
        } catch (RuntimeException e) {
            if (!listFailing) {
                listFailing = true;
                LOG.error("What markers to look for cannot be asked; the last list goes on: {}", e.getMessage());
            }
        }
        return lastWatches;
    }

    /** What the sink does not take is offered again after the next round, with the times at which it was seen. */
    private void keep() {
        if (unkept.isEmpty()) {
            return;
        }
        try {
            sink.append(List.copyOf(unkept)).get(PATIENCE_WITH_THE_SINK.toMillis(), TimeUnit.MILLISECONDS);
            unkept.clear();
            sinkFailing = false;
        } catch (ExecutionException | TimeoutException e) {
            if (!sinkFailing) {
                sinkFailing = true;
                LOG.error("What was seen of markers cannot be kept and is offered again: {}", e.getMessage());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the looking; a round that is under way is finished. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(PATIENCE_WITH_THE_SINK.toMillis(), TimeUnit.MILLISECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException e) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

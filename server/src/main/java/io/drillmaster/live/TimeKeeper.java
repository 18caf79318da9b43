package io.drillmaster.live;

import io.drillmaster.tabletop.Tabletops;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second whether a timer of a running session ended. Every server has one; what is due is done once. */
public final class TimeKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TimeKeeper.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Tabletops tabletops;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "timekeeper");
        thread.setDaemon(true);
        return thread;
    });

    /** Begins to look after these sessions. */
    public TimeKeeper(Tabletops tabletops) {
        this.tabletops = tabletops;
        var unused = ticks.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        ticks.shutdownNow();
    }

    private void tick() {
        try {
            tabletops.running().forEach(tabletops::keepTime);
        } catch (RuntimeException e) {
            LOG.warn("the timers of running tabletops were not looked at: {}", e.getMessage());
        }
    }
}

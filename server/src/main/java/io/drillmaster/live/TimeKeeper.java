package io.drillmaster.live;

import io.drillmaster.tabletop.LiveDrill;
import io.drillmaster.tabletop.Tabletops;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second whether a timer of a running session ended, or a live drill beside one shows something new. Every server has one; what is due is done once. */
public final class TimeKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TimeKeeper.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Tabletops tabletops;
    private final LiveDrill drills;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "timekeeper");
        thread.setDaemon(true);
        return thread;
    });

    /** Begins to look after these sessions, and the live drills beside which some of them are played. */
    public TimeKeeper(Tabletops tabletops, LiveDrill drills) {
        this.tabletops = tabletops;
        this.drills = drills;
        var unused = ticks.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        ticks.shutdownNow();
    }

    private void tick() {
        try {
            tabletops.running().forEach(tabletops::keepTime);
            drills.look();
        } catch (RuntimeException e) {
            LOG.warn("the timers of running tabletops were not looked at: {}", e.getMessage());
        }
    }
}

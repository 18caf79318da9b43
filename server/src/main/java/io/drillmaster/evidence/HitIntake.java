package io.drillmaster.evidence;

import io.drillmaster.drillpackages.Token;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of canary hits into the database: pages in memory, a SQLite file, PostgreSQL. What is in the file survives a
 * crash of the process, of the machine, and any outage of the database, and reaches PostgreSQL exactly once. Under load
 * that is too much for the disk or its room, hits are counted instead of kept, strangers' first; the first hit on a token
 * that was given out is always kept.
 */
public final class HitIntake implements HitSink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HitIntake.class);

    private static final Duration PATIENCE_WITH_THE_DATABASE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_WARNINGS = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS_AT_TOKENS = Duration.ofSeconds(1);

    private final HitFile file;
    private final HitLanes lanes;
    private final HitDrops drops = new HitDrops();
    private final HitRoom room;
    private final IssuedTokens tokens;
    private final HitWriter writer;
    private final HitDrain drain;
    private final AtomicLong waiting;
    private final Thread writing;
    private final Thread draining;
    private final ScheduledExecutorService refreshing = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "hits-tokens");
        thread.setDaemon(true);
        return thread;
    });
    private long told;
    private long toldNanos = System.nanoTime() - BETWEEN_WARNINGS.toNanos();

    private HitIntake(HitSettings settings, HitFile file, HitLog log, Supplier<Set<Token>> issued) throws SQLException {
        this.file = file;
        this.lanes = new HitLanes(settings.pages(), settings.pageBytes());
        this.room = new HitRoom(settings, file.bytes());
        this.tokens = new IssuedTokens(issued);
        this.waiting = new AtomicLong(file.hits());
        this.writer = new HitWriter(file, lanes, drops, room, this::stored);
        this.drain = new HitDrain(file, writer, log, settings, waiting, file.rejected());
        this.writing = new Thread(writer, "hits-write");
        this.draining = new Thread(drain, "hits-drain");
    }

    /**
     * Opens the file, makes it if need be, and begins to hand over what it still holds.
     *
     * @throws SQLException if the file cannot be opened or is not one for hits
     */
    public static HitIntake open(HitSettings settings, HitStore store) throws SQLException {
        return open(settings, store::write, store::issuedTokens);
    }

    static HitIntake open(HitSettings settings, HitLog log, Supplier<Set<Token>> issued) throws SQLException {
        var file = new HitFile(settings.file());
        HitIntake intake;
        try {
            intake = new HitIntake(settings, file, log, issued);
        } catch (SQLException e) {
            file.close();
            throw e;
        }
        if (intake.waiting() > 0) {
            LOG.info("{} DNS hits were left on disk and are handed over now", intake.waiting());
        }
        intake.writing.start();
        intake.draining.start();
        var unused = intake.refreshing.scheduleWithFixedDelay(
                intake.tokens::refresh, 0, BETWEEN_LOOKS_AT_TOKENS.toMillis(), TimeUnit.MILLISECONDS);
        return intake;
    }

    /** {@inheritDoc} */
    @Override
    public void take(CanaryHit hit) {
        var token = hit.drill().token();
        var rank = tokens.rank(token);
        if (room.isFor(rank) && lanes.put(hit, rank)) {
            waiting.incrementAndGet();
            if (rank == HitRank.FIRST) {
                tokens.recorded(token);
            }
        } else {
            drops.count(token.value(), hit.receivedAt());
        }
        writer.wake();
    }

    /** On the writer's thread only. */
    private void stored() {
        drain.wake();
        var dropped = drops.total();
        if (dropped > told && System.nanoTime() - toldNanos >= BETWEEN_WARNINGS.toNanos()) {
            LOG.warn("{} DNS hits were answered and counted, but not kept: there were too many", dropped - told);
            told = dropped;
            toldNanos = System.nanoTime();
        }
    }

    /** Hits that the database does not have yet. */
    public long waiting() {
        return waiting.get();
    }

    /** Hits since the start that were answered and counted, but not kept. */
    public long dropped() {
        return drops.total();
    }

    /** Hits since the start that a crash can no longer take away. */
    public long durable() {
        return writer.durable();
    }

    /** Whether the tokens that were given out were read once; before, every hit counts as a stranger's. */
    boolean knowsTokens() {
        return tokens.known();
    }

    /** Hits that lie in the file's table {@code rejected}, because the database will never take them. */
    public long rejected() {
        return drain.rejected();
    }

    /** Whether hits are only counted at present because there is no room for them. */
    public boolean isShort() {
        return !room.isFor(HitRank.STRANGER);
    }

    /** Writes to disk what was taken, and stops. What the database does not have yet waits for the next start. */
    @Override
    public void close() {
        refreshing.shutdownNow();
        drain.stop();
        if (!Joining.joinOrInterrupt(draining, PATIENCE_WITH_THE_DATABASE)) {
            LOG.warn("The database did not answer while the DNS hits were closed; they are handed over next time");
        }
        writer.finish();
        Joining.join(writing);
        try {
            file.close();
        } catch (SQLException e) {
            LOG.warn("The file of the DNS hits was not closed cleanly; nothing in it is lost: {}", e.getMessage());
        }
    }
}

package io.drillmaster.schedule;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.plan.Step;
import io.drillmaster.plan.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.quartz.JobBuilder;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.DBConnectionManager;

/**
 * The timetable in Quartz's clustered JDBC job store, in the same PostgreSQL as everything else: a step is neither lost
 * when the server is down at its time, nor done by two servers at once.
 */
public final class QuartzTimetable implements Timetable, AutoCloseable {
    private static final String THIS = "drillmaster.timetable";
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 4;
    private static final Duration FIRST_SWEEP = Duration.ofMinutes(1);

    private final Scheduler scheduler;
    private final InstantSource clock;
    private final Map<Step, Consumer<ExerciseId>> handlers = new ConcurrentHashMap<>();
    private volatile Runnable sweep = () -> {};

    /** Prepares the scheduler; nothing is carried out before {@link #start}. */
    public QuartzTimetable(DataSource pool, InstantSource clock, int threads) {
        this.clock = clock;
        // Each scheduler of this JVM (tests start several) has a data source name of its own.
        var dataSource = "drillmaster-" + System.identityHashCode(this);
        DBConnectionManager.getInstance().addConnectionProvider(dataSource, new PooledConnections(pool));
        try {
            scheduler = new StdSchedulerFactory(settings(dataSource, threads)).getScheduler();
            scheduler.getContext().put(THIS, this);
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz cannot be set up", e);
        }
    }

    /** Says what a step does. */
    public void on(Step step, Consumer<ExerciseId> handler) {
        handlers.put(step, handler);
    }

    /** Has something done every hour from a minute after the start on, by one server of several. */
    public void everyHour(Runnable task) {
        sweep = task;
        var job = JobBuilder.newJob(SweepJob.class)
                .withIdentity("sweep", "drillmaster")
                .build();
        var trigger = TriggerBuilder.newTrigger()
                .withIdentity("sweep", "drillmaster")
                .startAt(Date.from(clock.instant().plus(FIRST_SWEEP)))
                .withSchedule(SimpleScheduleBuilder.repeatHourlyForever()
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
        try {
            scheduler.scheduleJob(job, java.util.Set.of(trigger), true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the hourly sweep cannot be put on the timetable", e);
        }
    }

    /** Begins to carry steps out, first those whose time has passed. */
    public void start() {
        try {
            scheduler.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz does not start", e);
        }
    }

    @Override
    public void plan(ExerciseId exercise, Step step, Instant at) {
        plan(exercise, step, at, 1);
    }

    @Override
    public void forget(ExerciseId exercise) {
        try {
            for (var step : Step.values()) {
                scheduler.deleteJob(job(exercise, step));
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException("the steps of " + exercise + " cannot be taken off the timetable", e);
        }
    }

    @Override
    public void close() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz does not stop", e);
        }
    }

    void sweep() {
        sweep.run();
    }

    void carryOut(ExerciseId exercise, Step step) {
        var handler = handlers.get(step);
        if (handler == null) {
            throw new IllegalStateException("nobody carries out " + step);
        }
        handler.accept(exercise);
    }

    void again(ExerciseId exercise, Step step, int attempt) {
        if (attempt <= ATTEMPTS) {
            plan(exercise, step, clock.instant().plus(RETRY), attempt);
        }
    }

    static QuartzTimetable of(Scheduler scheduler) throws SchedulerException {
        return (QuartzTimetable) Objects.requireNonNull(scheduler.getContext().get(THIS));
    }

    private void plan(ExerciseId exercise, Step step, Instant at, int attempt) {
        var job = JobBuilder.newJob(StepJob.class)
                .withIdentity(job(exercise, step))
                .usingJobData(StepJob.EXERCISE, exercise.toString())
                .usingJobData(StepJob.STEP, step.name())
                .usingJobData(StepJob.ATTEMPT, Integer.toString(attempt))
                .requestRecovery()
                .build();
        var trigger = TriggerBuilder.newTrigger()
                .withIdentity(TriggerKey.triggerKey(step.name() + "-" + attempt, exercise.toString()))
                .startAt(Date.from(at))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .build();
        try {
            scheduler.scheduleJob(job, java.util.Set.of(trigger), true);
        } catch (SchedulerException e) {
            throw new IllegalStateException(step + " of " + exercise + " cannot be put on the timetable", e);
        }
    }

    private static JobKey job(ExerciseId exercise, Step step) {
        return JobKey.jobKey(step.name(), exercise.toString());
    }

    private static Properties settings(String dataSource, int threads) {
        var settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", "drillmaster");
        settings.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        settings.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
        settings.setProperty("org.quartz.scheduler.idleWaitTime", "5000");
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        settings.setProperty(
                "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        settings.setProperty("org.quartz.jobStore.dataSource", dataSource);
        settings.setProperty("org.quartz.jobStore.useProperties", "true");
        settings.setProperty("org.quartz.jobStore.isClustered", "true");
        settings.setProperty("org.quartz.jobStore.clusterCheckinInterval", "2000");
        settings.setProperty("org.quartz.jobStore.misfireThreshold", "5000");
        return settings;
    }
}

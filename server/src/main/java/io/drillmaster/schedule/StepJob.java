package io.drillmaster.schedule;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.plan.Step;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One step of one exercise. When it fails it is tried again, three times, half a minute apart; what is not possible is
 * told to the log and left.
 */
@DisallowConcurrentExecution
public final class StepJob implements Job {
    static final String EXERCISE = "exercise";
    static final String STEP = "step";
    static final String ATTEMPT = "attempt";

    private static final Logger LOG = LoggerFactory.getLogger(StepJob.class);

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        var data = context.getMergedJobDataMap();
        var exercise = ExerciseId.of(data.getString(EXERCISE));
        var step = Step.valueOf(data.getString(STEP));
        try {
            var timetable = QuartzTimetable.of(context.getScheduler());
            MDC.put("exercise", exercise.toString());
            try {
                timetable.carryOut(exercise, step);
            } catch (Problem problem) {
                LOG.warn("{} of {} is not possible: {}", step, exercise, problem.sentence()); // nor will it be later
            } catch (RuntimeException e) {
                var attempt = data.containsKey(ATTEMPT) ? data.getIntValue(ATTEMPT) : 1;
                LOG.error("{} of {} failed (attempt {})", step, exercise, attempt, e);
                timetable.again(exercise, step, attempt + 1);
            } finally {
                MDC.remove("exercise");
            }
        } catch (SchedulerException e) {
            throw new JobExecutionException(e);
        }
    }
}

package io.drillmaster.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done every hour, on one server of several. When it fails it is done again an hour later. */
@DisallowConcurrentExecution
public final class SweepJob implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(SweepJob.class);

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        try {
            QuartzTimetable.of(context.getScheduler()).sweep();
        } catch (SchedulerException e) {
            throw new JobExecutionException(e);
        } catch (RuntimeException e) {
            LOG.error("the hourly sweep failed", e);
        }
    }
}

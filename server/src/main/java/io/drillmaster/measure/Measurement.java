package io.drillmaster.measure;

import io.drillmaster.evidence.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the evidence says about one exercise.
 *
 * @param engineVersion of the rules that made it, so that an old report can be explained
 * @param asOf the moment it was asked for; open windows are censored here
 * @param throughSeq the last row of evidence it has seen; 0 without any
 * @param outcome of the exercise as a whole
 * @param flags what a reader should know
 * @param execution the first execution (E) of any target inside the window
 * @param installs every install seen, earliest first
 * @param detection the first signal (D), in time or late, about something that executed (or about anything when
 *     nothing did)
 * @param machineTtd execution to first attributed alert, also when a person was quicker
 * @param ttd time to detect: execution to first signal
 * @param tta time to acknowledge: first signal to a person taking note
 * @param ttr time to respond: first signal to an engineer actively investigating
 * @param lead how long the signal came before the execution (only for DETECTED_BEFORE)
 * @param timeToBlock request to the gate's stop (only for PREVENTED_ALERTED)
 * @param alerts every alert of the exercise and what became of it, in order of receipt
 * @param targets one result a target, in the plan's order
 * @param ttdObjective against the objective valid when the exercise was planned
 * @param ttrObjective likewise
 * @param ttn time to notify: first alert to a page that reached somebody; not applicable where nothing tells of pages
 * @param ttc time to contain: first signal to the word that it is contained
 * @param exposure execution to containment
 * @param hosts one result a host that is known to have executed, earliest first; never pooled with exercises
 * @param visibility how far the traces got; absent when nothing shows it and nobody has said it
 * @param inputsHash SHA-256 over the plan and the ids of the rows, whatever their order
 */
public record Measurement(
        int engineVersion,
        Instant asOf,
        long throughSeq,
        Outcome outcome,
        Set<Flag> flags,
        Optional<Interval> execution,
        List<InstallInstance> installs,
        Optional<Detection> detection,
        Elapsed machineTtd,
        Elapsed ttd,
        Elapsed tta,
        Elapsed ttr,
        Optional<Duration> lead,
        Optional<Duration> timeToBlock,
        List<AlertVerdict> alerts,
        List<TargetResult> targets,
        ObjectiveVerdict ttdObjective,
        ObjectiveVerdict ttrObjective,
        Elapsed ttn,
        Elapsed ttc,
        Elapsed exposure,
        List<HostResult> hosts,
        Optional<Visibility> visibility,
        String inputsHash) {
    public Measurement {
        flags = Set.copyOf(flags);
        installs = List.copyOf(installs);
        alerts = List.copyOf(alerts);
        targets = List.copyOf(targets);
        hosts = List.copyOf(hosts);
    }

    /** On how many of {@link #hosts} an alert told of that very host in time. */
    public int hostsDetected() {
        return (int) hosts.stream().filter(HostResult::detected).count();
    }

    /** Alerts that count, each once, however often it was delivered. */
    public long countedAlerts() {
        return alerts.stream().filter(AlertVerdict::counts).count();
    }
}

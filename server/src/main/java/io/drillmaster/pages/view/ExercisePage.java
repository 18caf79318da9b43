package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET {@code /exercises/{id}}, and its moving parts alone at GET {@code /exercises/{id}/live}
 * ({@code Templates.fragment(frame, page, "live")}), which the browser asks for whenever {@code events} says
 * {@code changed}.
 *
 * @param id e.g. {@code EX-0001}
 * @param href its path, without a slash at the end; the forms go to paths below it
 * @param scenario id and title, leading to the scenario
 * @param chips where it is in its life, how it came out, what a reader must know at once
 * @param facts window, contact, insiders, objective …
 * @param events address of the server-sent events; null when nothing moves any more
 * @param clocks since execution, TTD, TTR
 * @param notes sentences that qualify the numbers (revealed early, clocks overlap …)
 * @param actions what this person may do now
 * @param toRun commands to run on the targets; empty when there is nothing to run, or for people who must not know
 * @param targets results
 * @param hosts each host by itself; null with one or none
 * @param times measured times that have no clock, and how far the traces got
 * @param alerts in order of receipt
 * @param timeline oldest first
 * @param verdicts what the verdict was from when on, oldest first; empty as long as there was one only
 * @param planned what was and will be done by the product itself
 * @param cleanUp what the drill may have left behind; empty before it is over
 * @param review path of the review; null before there is one
 * @param registry its part of the built-in registry; null for people who must not know, and when it is over
 * @param probe how hosts and CI jobs report to it; null for people who must not know
 */
public record ExercisePage(
        String id,
        String href,
        String title,
        Link scenario,
        List<Chip> chips,
        List<NamedValue> facts,
        @Nullable String events,
        List<ElapsedClock> clocks,
        List<Note> notes,
        Actions actions,
        List<RunStep> toRun,
        List<TargetRow> targets,
        @Nullable HostTable hosts,
        List<TimeRow> times,
        List<AlertRow> alerts,
        List<TimelineMinute> timeline,
        List<VerdictLine> verdicts,
        List<PlannedStep> planned,
        List<CleanUpRow> cleanUp,
        @Nullable String review,
        @Nullable RegistryCard registry,
        @Nullable ProbeCard probe)
        implements Page {
    public ExercisePage {
        chips = List.copyOf(chips);
        facts = List.copyOf(facts);
        clocks = List.copyOf(clocks);
        notes = List.copyOf(notes);
        toRun = List.copyOf(toRun);
        targets = List.copyOf(targets);
        times = List.copyOf(times);
        alerts = List.copyOf(alerts);
        timeline = List.copyOf(timeline);
        verdicts = List.copyOf(verdicts);
        planned = List.copyOf(planned);
        cleanUp = List.copyOf(cleanUp);
    }

    /** Path of the detections made for it; null for people who must not know what its packages are. */
    public @Nullable String detections() {
        return probe == null ? null : href + "/detections";
    }

    /**
     * What this person may do now. Each is a POST to {@code {href}/<name>}: {@code investigate},
     * {@code notice} ({@code note}), {@code acknowledge}, {@code publish}, {@code close}, {@code reveal} ({@code reason}),
     * {@code abort} ({@code reason}), {@code install-report} ({@code target}, {@code client}, {@code version},
     * {@code exitCode}, {@code blocked}, {@code output}, {@code note}), and those of {@link Seldom}.
     *
     * @param said what this person has said already, e.g. {@code You are investigating since 10:07:31 UTC.}; null when
     *     nothing
     * @param insider why this person's word will not count; null when it does
     * @param installTargets the packages of which this person may say how their install went; empty when it is too late
     * @param seldom what is said once in an exercise at most
     */
    public record Actions(
            boolean investigate,
            boolean notice,
            boolean acknowledge,
            boolean publish,
            boolean close,
            boolean reveal,
            boolean abort,
            @Nullable String said,
            @Nullable String insider,
            List<Choice> installTargets,
            Seldom seldom) {
        public Actions {
            installTargets = List.copyOf(installTargets);
        }

        /** Nothing to do here. */
        public static final Actions NONE =
                new Actions(false, false, false, false, false, false, false, null, null, List.of(), Seldom.NONE);

        /** Whether anything for responders is offered or said. */
        public boolean responding() {
            return investigate || notice || acknowledge || seldom.paged() || seldom.contain() || said != null;
        }

        /** Whether anything for those who run the exercise is offered. */
        public boolean running() {
            return publish || close || reveal || abort || !installTargets.isEmpty();
        }
    }

    /**
     * What is said once in an exercise at most, each a POST to {@code {href}/<name>}.
     *
     * @param paged that a page reached this person ({@code note})
     * @param contain what was done to contain it ({@code done})
     * @param invalidate that those who were to be tested knew of it ({@code reason})
     * @param visibility how far the traces got ({@code reached}, {@code note}); empty when the evidence says it
     */
    public record Seldom(boolean paged, boolean contain, boolean invalidate, List<Choice> visibility) {
        /** Nothing of it. */
        public static final Seldom NONE = new Seldom(false, false, false, List.of());

        public Seldom {
            visibility = List.copyOf(visibility);
        }

        /** Whether anything is offered that judges the exercise as a whole. */
        public boolean judging() {
            return invalidate || !visibility.isEmpty();
        }
    }

    /**
     * What to run in one place.
     *
     * @param target how people call it
     * @param where where to run it, as a sentence
     */
    public record RunStep(String target, String where, List<Command> commands) {
        public RunStep {
            commands = List.copyOf(commands);
        }
    }

    /** Something the product did or will do by itself. */
    public record PlannedStep(Moment when, String what, Chip state) {}
}

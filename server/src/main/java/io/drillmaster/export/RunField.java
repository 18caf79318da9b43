package io.drillmaster.export;

import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.ObjectiveVerdict;
import io.drillmaster.statistics.KaplanMeier;
import io.drillmaster.verdict.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the exports say of a finished exercise, in the order of the columns. A field is a text, a whole number, a decimal
 * number of seconds, an instant, yes or no, a list of texts, or nothing: nothing is never written as 0.
 */
public enum RunField {
    /** Which. */
    RUN_ID("number of the exercise", run -> some(run.exercise().toString())),
    /** Its scenario. */
    SCENARIO("id of the scenario", run -> some(run.scenarioId())),
    /** Its version. */
    VERSION("version of the scenario; different versions are not compared", run -> some(run.scenarioVersion())),
    /** Its variant. */
    VARIANT("variant, as planned", run -> text(run.labels().variant())),
    /** Its team. */
    TEAM("team, as planned", run -> text(run.labels().team())),
    /** Its kind of machine. */
    HOST_CLASS("kind of machine, as planned", run -> text(run.labels().hostClass())),
    /** Its time. */
    STARTED_AT(
            "first execution, or the opening of the window when nothing executed; UTC, on the server's clock",
            run -> some(run.when())),
    /** Its outcome. */
    OUTCOME("outcome code", run -> some(run.outcome().name())),
    /** Time to detect. */
    TTD_S(
            "time to detect, best estimate; empty when it was not observed",
            run -> observed(run.ttd(), Elapsed.Observed::estimate)),
    /** Its lower bound. */
    TTD_LO_S("at least", run -> observed(run.ttd(), Elapsed.Observed::lo)),
    /** Its upper bound. */
    TTD_HI_S("at most", run -> observed(run.ttd(), Elapsed.Observed::hi)),
    /** Whether it is only known to be longer. */
    TTD_CENSORED(
            "1: not detected as long as it was watched; 0: detected; empty: nothing to detect",
            run -> censored(run.ttd())),
    /** Time to respond. */
    TTR_S(
            "time to respond: first signal to an engineer at work",
            run -> observed(run.ttr(), Elapsed.Observed::estimate)),
    /** Whether it is only known to be longer. */
    TTR_CENSORED(
            "1: nobody was at work as long as it was watched; 0: somebody was; empty: no signal",
            run -> censored(run.ttr())),
    /** Time to acknowledge. */
    TTA_S("time to acknowledge", run -> observed(run.tta(), Elapsed.Observed::estimate)),
    /** How much earlier the signal was. */
    LEAD_S("how long the signal came before the execution", run -> seconds(run.lead())),
    /** Who was first. */
    DETECTION_SOURCE(
            "who was first: machine or human",
            run -> run.detectedBy().map(by -> by.name().toLowerCase(Locale.ROOT))),
    /** The objective. */
    OBJECTIVE_TTD_S(
            "objective for the time to detect, as it was when planned",
            run -> seconds(run.objective().ttd())),
    /** Whether it was reached. */
    OBJECTIVE_RESULT(
            "MET, MISSED, UNDECIDED (the bounds lie on both sides), RUNNING; empty without an objective",
            run -> some(run.ttdObjective())
                    .filter(verdict -> verdict != ObjectiveVerdict.NONE)
                    .map(Enum::name)),
    /** What it drills. */
    REFLEX("REFLEX stages, the main one first", run -> list(run.coverage().reflex())),
    /** What it simulates. */
    ATTACK("ATT&CK technique ids", run -> list(run.coverage().techniques())),
    /** How the time is known. */
    QUALITY("how the time of execution is known", run -> run.quality().map(Enum::name)),
    /** Rules of the measurement. */
    ENGINE_VERSION("version of the rules that measured it", run -> some(run.engineVersion())),
    /** How long it was watched. */
    FOLLOWUP_S("how long it was watched without a detection; only where ttd_censored is 1", run -> followUp(run.ttd())),
    /** What enters the curve. */
    KM_TIME_S(
            "time that enters the curves: ttd_s, or the follow-up; empty when it does not enter",
            run -> run.subject(run.comparableTtd())
                    .map(KaplanMeier.Subject::time)
                    .map(RunField::seconds)),
    /** How it enters the curve. */
    KM_EVENT(
            "1: detected then; 0: watched until then (too late counts so)",
            run -> run.subject(run.comparableTtd()).map(KaplanMeier.Subject::event)),
    /** Whether it is made up. */
    SAMPLE("1: made up to show what the pages look like", run -> some(run.sample())),
    /** Time to block. */
    TIME_TO_BLOCK_S("request to the gate's stop", run -> seconds(run.timeToBlock())),
    /** How many hosts. */
    HOSTS_EXECUTED("hosts on which it ran", run -> some(run.hosts().executed())),
    /** How many of them. */
    HOSTS_DETECTED(
            "of those, hosts on which a signal named the host",
            run -> some(run.hosts().detected())),
    /** What to know. */
    FLAGS(
            "what a reader should know",
            run -> list(run.flags().stream().map(Enum::name).sorted().toList())),
    /** What waits. */
    CANDIDATES("alerts that wait for a person's word", run -> some(run.candidates())),
    /** How long the response was watched. */
    TTR_FOLLOWUP_S("how long a response was waited for; only where ttr_censored is 1", run -> followUp(run.ttr())),
    /** Which ATT&amp;CK. */
    ATTACK_VERSION(
            "version of ATT&CK Enterprise that the ids are from",
            run -> text(run.coverage().attackVersion()));

    private final String meaning;
    private final Function<Result, Optional<?>> value;

    RunField(String meaning, Function<Result, Optional<?>> value) {
        this.meaning = meaning;
        this.value = value;
    }

    /** Its column's, and its property's, name. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For the reference. */
    public String meaning() {
        return meaning;
    }

    /** Of this exercise; empty when there is none. */
    public Optional<?> of(Result run) {
        return value.apply(run);
    }

    private static <T> Optional<T> some(T value) {
        return Optional.of(value);
    }

    private static Optional<String> text(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }

    private static Optional<Collection<String>> list(Collection<String> values) {
        return Optional.of(values).filter(some -> !some.isEmpty());
    }

    private static Optional<BigDecimal> observed(Elapsed elapsed, Function<Elapsed.Observed, Duration> part) {
        return elapsed instanceof Elapsed.Observed observed
                ? Optional.of(seconds(part.apply(observed)))
                : Optional.empty();
    }

    private static Optional<Boolean> censored(Elapsed elapsed) {
        return elapsed instanceof Elapsed.NotApplicable
                ? Optional.empty()
                : Optional.of(elapsed instanceof Elapsed.Censored);
    }

    private static Optional<BigDecimal> followUp(Elapsed elapsed) {
        return elapsed instanceof Elapsed.Censored censored
                ? Optional.of(seconds(censored.followUp()))
                : Optional.empty();
    }

    private static Optional<BigDecimal> seconds(Optional<Duration> duration) {
        return duration.map(RunField::seconds);
    }

    /** Exact: what is kept has microseconds, and rounded times would give another curve. */
    private static BigDecimal seconds(Duration duration) {
        var exact = BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }
}

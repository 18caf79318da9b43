package io.drillmaster.measure;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.ActionSettings;
import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.ExecutionVector;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AlertTraits;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.SourceTime;
import io.drillmaster.evidence.Visibility;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.InstallTarget;
import io.drillmaster.plan.Objective;
import io.drillmaster.plan.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An exercise told as a story: {@code drill().executed(at(0)).alerted(at(125)).measured(at(4000))}. Its package is
 * published at -600, its window closes at 3600, all in seconds.
 */
final class Story {
    static final Instant ZERO = Instant.parse("2026-03-10T09:00:00Z");
    static final Token ONE = new Token("aaaaaaaaaaaaaaaaaaaa");
    static final Token TWO = new Token("bbbbbbbbbbbbbbbbbbbb");
    static final Token FOREIGN = new Token("zzzzzzzzzzzzzzzzzzzz");
    static final String MARKER = "/tmp/security-drill-aaaaaaaaaaaaaaaaaaaa";
    static final ExerciseId THIS = new ExerciseId(7);
    static final ExerciseId OTHER = new ExerciseId(6);

    private final List<Evidence> rows = new ArrayList<>();
    private final Map<String, UUID> names = new HashMap<>();
    private List<InstallTarget> targets = List.of(target(ONE, "pytorch-utilz"));
    private Objective objective = Objective.NONE;
    private Set<String> insiders = Set.of("ines");
    private Window window = new Window(at(-600), at(3600));
    private boolean control;
    private Token token = ONE;
    private ExerciseId exercise = THIS;
    private int nonces;

    private Story() {}

    static Instant at(double seconds) {
        return ZERO.plusNanos(Math.round(seconds * 1e9));
    }

    static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    static Story drill() {
        return new Story().published(at(-600));
    }

    static Story control() {
        var story = drill();
        story.control = true;
        return story;
    }

    /** Two targets; {@link #of} says which one the next sentences are about. */
    static Story drillOfTwo() {
        var story = new Story();
        story.targets = List.of(target(ONE, "pytorch-utilz"), target(TWO, "left-padd"));
        return story.of(TWO).published(at(-600)).of(ONE).published(at(-600));
    }

    /** The drill whose target has the token that is foreign everywhere else. */
    static Story drillOfForeign() {
        var story = new Story();
        story.targets = List.of(target(FOREIGN, "pytorch-utilz"));
        return story.of(FOREIGN).published(at(-600));
    }

    /** One target that runs in another way than as an sdist. */
    static Story drillBy(ExecutionVector vector) {
        var story = drill();
        story.targets = List.of(target(ONE, "pytorch-utilz", vector));
        return story;
    }

    /** The same, and a second target, which is an sdist. */
    static Story drillBy(ExecutionVector vector, String second) {
        var story = drillBy(vector);
        story.targets = List.of(story.targets.get(0), target(TWO, second));
        return story.of(TWO).published(at(-600)).of(ONE);
    }

    static Story unpublished() {
        return new Story();
    }

    private static InstallTarget target(Token token, String packageName) {
        return target(token, packageName, ExecutionVector.PYPI_SDIST);
    }

    private static InstallTarget target(Token token, String packageName, ExecutionVector vector) {
        return new InstallTarget(
                token,
                packageName,
                vector.ecosystem(),
                packageName,
                "9.0.1",
                "/tmp/security-drill-" + token,
                vector,
                Set.of(BenignAction.WRITE_MARKER, BenignAction.DNS_LOOKUP),
                ActionSettings.USUAL_SLEEP);
    }

    Story of(Token next) {
        token = next;
        return this;
    }

    Story inExercise(ExerciseId next) {
        exercise = next;
        return this;
    }

    Story objective(double ttd, double ttr) {
        objective = new Objective(Optional.of(seconds(ttd)), Optional.of(seconds(ttr)));
        return this;
    }

    Story window(Instant opens, Instant closes) {
        window = new Window(opens, closes);
        return this;
    }

    Story published(Instant when) {
        return token("registry", when, new Fact.Published("pytorch-utilz", "9.0.1", "p.tar.gz", "00"), null);
    }

    Story fetched(Instant when) {
        return token("registry", when, new Fact.Fetched("p.tar.gz", "127.0.0.1", "pip/25.3"), null);
    }

    Story installReported(Instant when, boolean blocked) {
        return token("person", when, new Fact.InstallReported("npm", "12.2.0", 0, blocked, ""), null);
    }

    /** A DNS lookup: the package's code ran. */
    Story executed(Instant when) {
        return lookedUp(when, "nonce" + nonces++);
    }

    Story lookedUp(Instant when, String nonce) {
        return lookedUp(when, nonce, "A", Phase.INSTALLED);
    }

    Story lookedUp(Instant when, String nonce, String type, Phase phase) {
        var name = phase + "." + nonce + "." + token + ".drill.example.";
        return token("canary.dns", when, new Fact.DnsLookedUp(name, type, phase, nonce, "192.0.2.53", "udp"), null);
    }

    /** What a scanner or analyst of a declared network asked for. */
    Story lookedUpFrom(String declared, Instant when) {
        var nonce = "nonce" + nonces++;
        var name = "i." + nonce + "." + token + ".drill.example.";
        return token(
                "canary.dns",
                when,
                new Fact.DnsLookedUp(
                        name,
                        "A",
                        Phase.INSTALLED,
                        nonce,
                        "192.0.2.53",
                        "udp",
                        Optional.empty(),
                        Optional.of(declared)),
                null);
    }

    /** A connection that presented the token: the package's code ran. */
    Story visited(Instant when) {
        return visited(when, Optional.empty());
    }

    /** The same from a declared network. */
    Story visitedFrom(String declared, Instant when) {
        return visited(when, Optional.of(declared));
    }

    private Story visited(Instant when, Optional<String> declared) {
        var fact = new Fact.CanaryVisited("http", "GET /" + token, "192.0.2.7", "curl/8", declared);
        return token("canary.http", when, fact, null);
    }

    Story markerAbsent(String host, Instant when) {
        return token("marker.poller", when, new Fact.MarkerAbsent(MARKER), host);
    }

    Story marker(String host, Instant seen, Fact.MarkerLine... lines) {
        var fact = new Fact.MarkerPresent(MARKER, Optional.empty(), Arrays.asList(lines));
        return token("marker.poller", seen, fact, host);
    }

    Story markerFile(String host, Instant seen, Instant modified) {
        var fact = new Fact.MarkerPresent(MARKER, Optional.of(modified), List.of());
        return token("marker.poller", seen, fact, host);
    }

    static Fact.MarkerLine line(String nonce, Instant hostTime) {
        return new Fact.MarkerLine(Phase.INSTALLED, nonce, hostTime);
    }

    /** A comparison of a clock that is ahead by {@code ahead}, with this round trip. */
    Story clock(String host, Instant when, Duration ahead, Duration roundTrip) {
        var half = roundTrip.dividedBy(2);
        var fact = new Fact.ClockCompared(
                when.minus(half).plus(ahead),
                when,
                Optional.of(when),
                Optional.of(when.plus(half).plus(ahead)));
        return add("marker.poller", null, when, fact, host, null, null, null);
    }

    Story compared(String host, Instant when, Fact.ClockCompared fact) {
        return add("marker.poller", null, when, fact, host, null, null, null);
    }

    /** One way only: the host said what time it was, and nobody told it ours. */
    Story clockOneWay(String host, Instant hostSent, Instant received) {
        var fact = new Fact.ClockCompared(hostSent, received, Optional.empty(), Optional.empty());
        return add("marker.poller", null, received, fact, host, null, null, null);
    }

    Story alerted(Instant when) {
        return alert(AlertKind.RUNTIME, when, traits(), AttributionLevel.STRONG);
    }

    Story alertedOn(String host, Instant when) {
        var traits = new AlertTraits(Set.of(token), Set.of(), Set.of(), Set.of(host));
        return alert(AlertKind.RUNTIME, when, traits, AttributionLevel.STRONG);
    }

    Story gateWarned(Instant when) {
        return alert(AlertKind.GATE_WARNED, when, traits(), AttributionLevel.STRONG);
    }

    Story gateBlocked(Instant when) {
        return alert(AlertKind.GATE_BLOCKED, when, traits(), AttributionLevel.STRONG);
    }

    Story candidate(Instant when) {
        return alert(AlertKind.RUNTIME, when, AlertTraits.NONE, AttributionLevel.CANDIDATE);
    }

    Story alert(AlertKind kind, Instant when, AlertTraits traits, AttributionLevel level) {
        return received(kind, when, traits, "key" + rows.size(), null).attributed(level);
    }

    /** An alert that arrived, and that nobody attributed yet. */
    Story received(AlertKind kind, Instant when, AlertTraits traits, String key, @Nullable SourceTime time) {
        var fact = new Fact.AlertReceived(kind, "rule", "", "summary", Optional.empty(), key, traits);
        return add("falco", null, when, fact, null, null, null, time);
    }

    /** A sensor told that it had lost events. */
    Story sensorBlind(Instant lost, Instant told) {
        var time = new SourceTime(lost, lost.toString(), false);
        return add("falco", null, told, new Fact.SensorBlind("9 calls dropped"), "build-07", null, null, time);
    }

    AlertTraits traits() {
        return new AlertTraits(Set.of(token), Set.of(), Set.of(), Set.of());
    }

    /** By a rule, about the row before. */
    Story attributed(AttributionLevel level) {
        var alert = last();
        return add(
                "attribution", null, alert.receivedAt(), new Fact.Attributed(level, "r"), null, null, alert.id(), null);
    }

    Story attributedBy(String person, Instant when, String alert, AttributionLevel level) {
        var fact = new Fact.Attributed(level, "looked at it");
        return add("person", null, when, fact, null, person, named(alert), null);
    }

    Story reported(String person, Instant when) {
        return said(person, when, new Fact.Reported("odd"));
    }

    Story acknowledged(String person, Instant when) {
        return said(person, when, new Fact.Acknowledged("on it"));
    }

    Story investigating(String person, Instant when) {
        return said(person, when, new Fact.Investigating("looking"));
    }

    /** As another tool tells it, which writes its own time. */
    Story investigatingBy(String source, String person, Instant said, Instant told) {
        var time = new SourceTime(said, said.toString(), false);
        return add(source, null, told, new Fact.Investigating("looking"), null, person, null, time);
    }

    Story paged(String person, Instant when) {
        return said(person, when, new Fact.Paged("phone"));
    }

    Story contained(String person, Instant when) {
        return said(person, when, new Fact.Contained("blocked the package"));
    }

    Story visibility(Visibility reached, Instant when) {
        return said("lead", when, new Fact.VisibilityJudged(reached, "looked"));
    }

    Story invalidated(Instant when) {
        return said("lead", when, new Fact.Invalidated("it leaked"));
    }

    /** Without a name: a pager's automatic answer. */
    Story acknowledgedByNobody(Instant when) {
        return add("pager", null, when, new Fact.Acknowledged("auto"), null, null, null, null);
    }

    Story revealed(Instant when) {
        return said("lead", when, new Fact.Revealed("done"));
    }

    Story aborted(Instant when) {
        return said("lead", when, new Fact.Aborted("stop"));
    }

    Story retracted(Instant when, String row) {
        return add("person", null, when, new Fact.Retracted("wrong ticket"), null, "rita", named(row), null);
    }

    /** Names the row told last (an alert, not its attribution). */
    Story as(String name) {
        var row = last();
        names.put(name, row.fact() instanceof Fact.Attributed ? row.refersTo().orElseThrow() : row.id());
        return this;
    }

    UUID named(String name) {
        var id = names.get(name);
        if (id == null) {
            throw new IllegalArgumentException("no row is named " + name);
        }
        return id;
    }

    private Story said(String person, Instant when, Fact fact) {
        return add("person", null, when, fact, null, person, null, null);
    }

    private Story token(String source, Instant when, Fact fact, @Nullable String host) {
        return add(source, token, when, fact, host, null, null, null);
    }

    private Story add(
            String source,
            @Nullable Token of,
            Instant when,
            Fact fact,
            @Nullable String host,
            @Nullable String actor,
            @Nullable UUID refersTo,
            @Nullable SourceTime time) {
        rows.add(new Evidence(
                rows.size() + 1L,
                new UUID(7, rows.size() + 1L),
                Optional.of(exercise),
                Optional.ofNullable(of),
                source,
                Optional.ofNullable(host),
                Optional.ofNullable(time),
                when,
                Optional.ofNullable(actor),
                Optional.ofNullable(refersTo),
                fact));
        return this;
    }

    Evidence last() {
        return rows.get(rows.size() - 1);
    }

    List<Evidence> rows() {
        return List.copyOf(rows);
    }

    ExercisePlan plan() {
        return new ExercisePlan(THIS, "A drill", "SC-01", 1, control, window, targets, insiders, objective);
    }

    Measurement measured(Instant asOf) {
        return Measure.measure(plan(), rows, asOf);
    }

    /** After the window has closed. */
    Measurement measured() {
        return measured(at(10_000));
    }
}

package io.drillmaster.evidence;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.drillmaster.drillpackages.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was observed: one of these. Stored as JSON with its kind; a kind, once written, is never renamed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fact.Published.class, name = "PUBLISHED"),
    @JsonSubTypes.Type(value = Fact.Withdrawn.class, name = "WITHDRAWN"),
    @JsonSubTypes.Type(value = Fact.IndexLooked.class, name = "INDEX_LOOKED"),
    @JsonSubTypes.Type(value = Fact.Fetched.class, name = "FETCHED"),
    @JsonSubTypes.Type(value = Fact.InstallReported.class, name = "INSTALL_REPORTED"),
    @JsonSubTypes.Type(value = Fact.DnsLookedUp.class, name = "DNS_LOOKED_UP"),
    @JsonSubTypes.Type(value = Fact.CanaryVisited.class, name = "CANARY_VISITED"),
    @JsonSubTypes.Type(value = Fact.MarkerAbsent.class, name = "MARKER_ABSENT"),
    @JsonSubTypes.Type(value = Fact.MarkerPresent.class, name = "MARKER_PRESENT"),
    @JsonSubTypes.Type(value = Fact.ClockCompared.class, name = "CLOCK_COMPARED"),
    @JsonSubTypes.Type(value = Fact.AlertReceived.class, name = "ALERT_RECEIVED"),
    @JsonSubTypes.Type(value = Fact.ResponseReceived.class, name = "RESPONSE_RECEIVED"),
    @JsonSubTypes.Type(value = Fact.SensorBlind.class, name = "SENSOR_BLIND"),
    @JsonSubTypes.Type(value = Fact.Attributed.class, name = "ATTRIBUTED"),
    @JsonSubTypes.Type(value = Fact.CiRunTied.class, name = "CI_RUN_TIED"),
    @JsonSubTypes.Type(value = Fact.Reported.class, name = "REPORTED"),
    @JsonSubTypes.Type(value = Fact.Acknowledged.class, name = "ACKNOWLEDGED"),
    @JsonSubTypes.Type(value = Fact.Investigating.class, name = "INVESTIGATING"),
    @JsonSubTypes.Type(value = Fact.Paged.class, name = "PAGED"),
    @JsonSubTypes.Type(value = Fact.Contained.class, name = "CONTAINED"),
    @JsonSubTypes.Type(value = Fact.VisibilityJudged.class, name = "VISIBILITY_JUDGED"),
    @JsonSubTypes.Type(value = Fact.Retracted.class, name = "RETRACTED"),
    @JsonSubTypes.Type(value = Fact.Revealed.class, name = "REVEALED"),
    @JsonSubTypes.Type(value = Fact.Aborted.class, name = "ABORTED"),
    @JsonSubTypes.Type(value = Fact.Invalidated.class, name = "INVALIDATED"),
    @JsonSubTypes.Type(value = Fact.TornDown.class, name = "TORN_DOWN")
})
@JsonIgnoreProperties(ignoreUnknown = true)
public sealed interface Fact {

    /** A drill package was put into a registry (P). */
    record Published(String packageName, String version, String filename, String sha256) implements Fact {}

    /** A drill package was taken out of a registry again. */
    record Withdrawn(String packageName, String version) implements Fact {}

    /**
     * After a withdrawal, the registry was asked as a client would: index page and file.
     *
     * @param address the index page that was asked for
     * @param gone neither the page nor the file gives the package any more
     * @param answer what came back, for people: {@code index 404, file 404}
     */
    record IndexLooked(String packageName, String version, String address, boolean gone, String answer)
            implements Fact {}

    /** A drill package's file was fetched (F): nothing executed before this. */
    record Fetched(String filename, String remoteAddress, String userAgent) implements Fact {}

    /**
     * Whoever ran the package client says how it went. It explains an outcome; it is no proof of an execution.
     *
     * @param client e.g. {@code npm}
     * @param version e.g. {@code 12.2.0}
     * @param scriptsBlocked the client said that it did not run the package's install scripts
     * @param note a sentence for people
     */
    record InstallReported(String client, String version, int exitCode, boolean scriptsBlocked, String note)
            implements Fact {}

    /**
     * A DNS query for a whole drill name reached the canary: the script ran, at the latest now.
     *
     * @param name as asked, letter case kept
     * @param type e.g. {@code A}
     * @param nonce the random part; a query repeated by a resolver carries the same one
     * @param resolver address that asked; a resolver's, never to be shown as the host's
     * @param transport {@code udp} or {@code tcp}
     * @param clientSubnet network that the resolver asks for (EDNS Client Subnet, RFC 7871), as ADDRESS/PREFIX; a hint
     *     at the host's network, which anyone can invent
     * @param declared name of the declared network that the resolver's address lies in, such as a scanner's: the query
     *     is evidence then, but of no execution
     */
    record DnsLookedUp(
            String name,
            String type,
            Phase phase,
            String nonce,
            String resolver,
            String transport,
            Optional<String> clientSubnet,
            Optional<String> declared)
            implements Fact {
        /** A query without client subnet, from no declared network. */
        public DnsLookedUp(String name, String type, Phase phase, String nonce, String resolver, String transport) {
            this(name, type, phase, nonce, resolver, transport, Optional.empty(), Optional.empty());
        }
    }

    /**
     * Somebody connected to the canary and presented a token: the script ran, at the latest now.
     *
     * @param protocol {@code tcp}, {@code http} or {@code https}
     * @param asked the line, or method and path, that carried the token
     * @param client address that connected; the host's or that of a proxy or gateway before it
     * @param userAgent as the client calls itself; empty where it does not
     * @param declared name of the declared network that the client's address lies in, such as a scanner's: the visit is
     *     evidence then, but of no execution
     */
    record CanaryVisited(String protocol, String asked, String client, String userAgent, Optional<String> declared)
            implements Fact {}

    /** The marker file was not there when looked for: nothing executed on that host before this. */
    record MarkerAbsent(String path) implements Fact {}

    /**
     * The marker file was there.
     *
     * @param modifiedAt the file's modification time, on that host's clock
     * @param executions the lines in it, on that host's clock; empty when only presence was reported
     */
    record MarkerPresent(String path, Optional<Instant> modifiedAt, List<MarkerLine> executions) implements Fact {
        public MarkerPresent {
            executions = List.copyOf(executions);
        }
    }

    /**
     * A host and this server exchanged stamps (the four of NTP, RFC 5905 section 8).
     *
     * @param hostSent t1, host clock
     * @param serverReceived t2, server clock
     * @param serverSent t3, server clock; absent where the answer was not timed
     * @param hostReceived t4, host clock; absent where the host did not report it
     */
    record ClockCompared(
            Instant hostSent, Instant serverReceived, Optional<Instant> serverSent, Optional<Instant> hostReceived)
            implements Fact {}

    /**
     * An alert arrived at a webhook. A delivery that carries several alerts is several rows.
     *
     * @param kind what sort of signal it is
     * @param rule name of the rule or check
     * @param priority as the source spells it; empty when it has none
     * @param summary one line for people
     * @param generatedAt a stamp the source wrote after it had decided (not Falco's {@code time}, which is the event's)
     * @param dedupKey two rows of one source with the same key are one alert, delivered twice
     * @param traits what attribution can hold on to
     * @param lost what the sensor says that it lost, where it speaks of its own blindness; a sentence
     * @param incident the source's own name of the incident it belongs to, which responses name too
     */
    record AlertReceived(
            @JsonProperty("alertKind") AlertKind kind, // "kind" is the fact's own
            String rule,
            String priority,
            String summary,
            Optional<Instant> generatedAt,
            String dedupKey,
            AlertTraits traits,
            Optional<String> lost,
            Optional<String> incident)
            implements Fact {
        /** An alert of a source that has no incidents and says nothing of having been blind. */
        public AlertReceived(
                AlertKind kind,
                String rule,
                String priority,
                String summary,
                Optional<Instant> generatedAt,
                String dedupKey,
                AlertTraits traits) {
            this(kind, rule, priority, summary, generatedAt, dedupKey, traits, Optional.empty(), Optional.empty());
        }
    }

    /**
     * A sensor said that it lost events while the exercise ran: what it did not report it may have lost, not missed. Made
     * of the sensor's own message, which the row refers to; at most once an hour for a sensor's host.
     *
     * @param lost what the sensor said, one line
     */
    record SensorBlind(String lost) implements Fact {}

    /**
     * A pager, chat or ticket system told what somebody did. It counts for an exercise only through a row that was made
     * of it: Acknowledged, Investigating or Retracted, with the person as its actor.
     *
     * @param kind what was done
     * @param person as the source names people; absent when it was automation
     * @param incident the source's own name of the incident, the same in every message about it
     * @param summary one line for people
     * @param dedupKey two rows of one source with the same key are one message, delivered twice
     * @param traits what attribution can hold on to
     */
    record ResponseReceived(
            @JsonProperty("responseKind") ResponseKind kind, // "kind" is the fact's own
            Optional<String> person,
            Optional<String> incident,
            String summary,
            String dedupKey,
            AlertTraits traits)
            implements Fact {}

    /** An alert was attributed to the row's exercise, by rule or (where the row has an actor) by a person. */
    record Attributed(AttributionLevel level, String reason) implements Fact {}

    /**
     * A person, or a step of the run itself, said that a CI run is the row's exercise's: what the CI system tells of it is
     * about the drill.
     *
     * @param run as {@code github:owner/repo:123} or {@code gitlab:group/project:123}, the path in lower case
     */
    record CiRunTied(String run) implements Fact {}

    /** A person noticed and said so, without an alert (H). */
    record Reported(String note) implements Fact {}

    /** A person took note of the alert (K). Ends TTA, never TTR. */
    record Acknowledged(String note) implements Fact {}

    /** A person said "I am investigating" (I). Ends TTR. */
    record Investigating(String note) implements Fact {}

    /** A page reached somebody (N). Ends TTN. */
    record Paged(String note) implements Fact {}

    /**
     * A responder stopped the simulated attack (C): package blocked, runner isolated, token revoked. Ends TTC.
     *
     * @param done what was done, a sentence
     */
    record Contained(String done) implements Fact {}

    /**
     * Somebody looked how far the traces of an undetected run got on their way to an alert. What the evidence shows by
     * itself outranks it.
     *
     * @param reached the farthest step
     * @param note where it was found, or looked for in vain
     */
    record VisibilityJudged(Visibility reached, String note) implements Fact {}

    /** The row referred to does not count. To undo a retraction, retract it. */
    record Retracted(String reason) implements Fact {}

    /** The blue team was told that this is a drill (V): later signals are contaminated. */
    record Revealed(String reason) implements Fact {}

    /** Safety stop. */
    record Aborted(String reason) implements Fact {}

    /** Somebody who was to be tested knew of the drill, so that its times say nothing; whoever declares it says why. */
    record Invalidated(String reason) implements Fact {}

    /**
     * Clean-up was done.
     *
     * @param removed what was taken away or seen to be gone
     * @param left what is still there, and what a person must do about it
     */
    record TornDown(List<String> removed, List<String> left) implements Fact {
        public TornDown {
            removed = List.copyOf(removed);
            left = List.copyOf(left);
        }
    }

    /** One line of a marker file: one execution, on the host's clock. */
    record MarkerLine(Phase phase, String nonce, Instant at) {}
}

package io.drillmaster.canary;

import io.drillmaster.common.Problem;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the probe script sends: first a greeting, to which the server answers its time, then its report. */
sealed interface ProbeMessage {
    String SOURCE = "probe";

    /** The script only takes some seconds; an answer that it held back for longer is another run's. */
    Duration LONGEST_RUN = Duration.ofMinutes(10);

    /**
     * Reads what was sent.
     *
     * @throws Problem 400 saying which line is wrong; 413 when it is too long
     */
    static ProbeMessage parse(byte[] body) {
        return ProbeReader.read(body);
    }

    /** "I am about to look": the server answers when it heard this. */
    record Hello() implements ProbeMessage {}

    /**
     * What the script found.
     *
     * @param host as the host calls itself
     * @param t1 host clock, before the greeting was sent
     * @param t2 server clock, when the greeting came
     * @param t3 server clock, when it was answered: every look at a marker came later
     * @param t4 host clock, after the answer had come
     */
    record Report(String host, Instant t1, Instant t2, Instant t3, Instant t4, List<Sighting> sightings)
            implements ProbeMessage {
        public Report {
            sightings = List.copyOf(sightings);
        }

        /**
         * The report as evidence. An absent marker is dated t3, the last moment of the server's clock that was surely
         * before the look; a present one is dated when the report came.
         */
        List<NewEvidence> evidence(ProbeTarget target, Instant receivedAt, byte[] raw) {
            if (t3.isBefore(t2) || receivedAt.isBefore(t3) || t3.isBefore(receivedAt.minus(LONGEST_RUN))) {
                throw Problem.badField(
                        "t3",
                        "probe-time",
                        "The report repeats the server's times t2=" + t2 + " and t3=" + t3 + ", which do not fit its"
                                + " arrival at " + receivedAt + ". Run the whole script again.");
            }
            var rows = new ArrayList<NewEvidence>();
            var compared = new Fact.ClockCompared(t1, t2, Optional.of(t3), Optional.of(t4));
            rows.add(row(target, receivedAt, compared, raw).build());
            for (var sighting : sightings) {
                var token = target.markers().get(sighting.path());
                if (token == null) {
                    throw Problem.badField(
                            "marker",
                            "probe-marker",
                            "'" + sighting.path() + "' is no marker of " + target.exercise()
                                    + ". Take the script from the exercise's page again.");
                }
                sighting.fact()
                        .ifPresent(fact -> rows.add(row(target, sighting.present() ? receivedAt : t3, fact, raw)
                                .token(token)
                                .build()));
            }
            return rows;
        }

        private NewEvidence.Builder row(ProbeTarget target, Instant receivedAt, Fact fact, byte[] raw) {
            return NewEvidence.of(SOURCE, receivedAt, fact)
                    .exercise(target.exercise())
                    .host(host)
                    .raw(raw);
        }
    }

    /**
     * One marker, as found.
     *
     * @param fact empty where the host could not tell
     */
    record Sighting(String path, boolean present, Optional<Fact> fact) {}
}

package io.drillmaster.canary;

import io.drillmaster.common.Problem;
import io.drillmaster.evidence.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the probe script sends: greetings, to which the server answers its time, and then its report. */
sealed interface ProbeMessage {
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
     * @param exchanges comparisons of the clocks in the order in which they were made, at least one
     * @param sightings what was found of the markers, after the last comparison
     * @param installs how installs went
     */
    record Report(String host, List<Exchange> exchanges, List<Sighting> sightings, List<Install> installs)
            implements ProbeMessage {
        public Report {
            exchanges = List.copyOf(exchanges);
            sightings = List.copyOf(sightings);
            installs = List.copyOf(installs);
        }

        /** The last moment of the server's clock that was surely before the look. */
        Instant lookedAfter() {
            return exchanges.get(exchanges.size() - 1).t3();
        }
    }

    /**
     * A greeting and its answer.
     *
     * @param t1 host clock, before the greeting was sent
     * @param t2 server clock, when the greeting came
     * @param t3 server clock, when it was answered
     * @param t4 host clock, after the answer had come
     */
    record Exchange(Instant t1, Instant t2, Instant t3, Instant t4) {}

    /**
     * One marker, as found.
     *
     * @param fact empty where the host could not tell
     */
    record Sighting(String path, boolean present, Optional<Fact> fact) {}

    /** How the install of the package of this name went. */
    record Install(String packageName, Fact.InstallReported fact) {}
}

package io.drillmaster.tabletop;

import io.drillmaster.scenarios.msel.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One inject of a session, and what became of it. Guarded by its session. */
final class InjectState {
    final Inject inject;
    Status status = Status.PENDING;
    String reason = "";
    String body;
    Optional<Instant> releasedAt = Optional.empty();
    Duration extended = Duration.ZERO;
    boolean revealed;
    boolean reminded;
    Optional<GroupDecision> decision = Optional.empty();

    /** By person, in the order of their first answers. */
    final Map<String, Answer> answers = new LinkedHashMap<>();

    /** By person, what their answer was found to be; an answer that was changed since is not in it. */
    final Map<String, Coding> coded = new LinkedHashMap<>();

    /** Who agrees with the answer of a person. */
    final Map<String, Set<String>> agreed = new LinkedHashMap<>();

    InjectState(Inject inject) {
        this.inject = inject;
        this.body = inject.body();
    }

    /** What became of an inject. */
    enum Status {
        /** Not yet. */
        PENDING,
        /** Players have it. */
        RELEASED,
        /** The facilitator left it out. */
        SKIPPED,
        /** Released by mistake and taken back. */
        RECALLED
    }

    boolean isOut() {
        return status == Status.RELEASED;
    }

    /** How long they have in all; empty when there is no limit. */
    Optional<Duration> timer() {
        return inject.timer().map(extended::plus);
    }

    void agree(String with, String person, boolean agrees) {
        var those = agreed.computeIfAbsent(with, unseen -> new LinkedHashSet<>());
        if (agrees) {
            those.add(person);
        } else {
            those.remove(person);
        }
    }
}

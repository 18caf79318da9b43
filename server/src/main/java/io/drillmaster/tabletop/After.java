package io.drillmaster.tabletop;

import io.drillmaster.scenarios.msel.Inject;
import java.time.Instant;
import java.util.List;

/** What the program does at once because of an event, before that is part of the session's state. */
record After(SessionState before, Entry entry) {
    static After of(SessionState before, Entry entry) {
        return new After(before, entry);
    }

    /** The last answer of all who were asked reveals them, where the decision says so. */
    List<Entry> follows(Instant now) {
        if (!(entry.event() instanceof InjectEvent.Answered answered)) {
            return List.of();
        }
        var inject = before.inject(answered.inject());
        var onAll = inject.inject
                .decision()
                .filter(decision -> decision.revealOn() == Inject.RevealOn.ALL)
                .isPresent();
        var all = before.audience(inject).stream()
                .allMatch(person -> person.id().equals(entry.actor().id()) || inject.answers.containsKey(person.id()));
        return onAll && all && !inject.revealed
                ? List.of(new Entry(entry.seq() + 1, now, Actor.PROGRAM, new InjectEvent.Revealed(answered.inject())))
                : List.of();
    }
}

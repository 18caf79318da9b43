package io.drillmaster.tabletop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How often somebody wanted to know more: questions asked privately, and hands raised for a question or to have something
 * made clear. Somebody who is stuck is not counted, and a hand that is up already is not counted again.
 *
 * @param all of the session
 * @param byInject those asked during the story, by the inject that was the newest one then; the rest came before the first
 *     inject or after the story
 */
public record Clarifications(int all, Map<String, Integer> byInject) {
    public Clarifications {
        byInject = Map.copyOf(byInject);
    }

    static Clarifications of(List<ConsoleView.TimelineEntry> timeline) {
        var count = new Count();
        timeline.forEach(line -> count.add(line.entry()));
        return new Clarifications(count.all, count.byInject);
    }

    /** Asked while this inject was the newest one. */
    public int during(String inject) {
        return byInject.getOrDefault(inject, 0);
    }

    /** What is known on the way through a session's events. */
    private static final class Count {
        private int all;
        private final Map<String, Integer> byInject = new LinkedHashMap<>();

        /** With the players, newest last; nothing once the story is over. */
        private final List<String> told = new ArrayList<>();

        private final Set<String> asking = new HashSet<>();

        void add(Entry entry) {
            var event = entry.event();
            if (event instanceof InjectEvent.Released released) {
                told.remove(released.inject());
                told.add(released.inject());
            } else if (event instanceof InjectEvent.Recalled recalled) {
                told.remove(recalled.inject());
            } else if (event instanceof CourseEvent.HotwashBegun || event instanceof CourseEvent.Closed) {
                told.clear();
            } else if (event instanceof RecordEvent.Asked) {
                asked();
            } else if (event instanceof PeopleEvent people) {
                hands(people, entry.actor().id());
            }
        }

        private void hands(PeopleEvent event, String by) {
            if (event instanceof PeopleEvent.HandRaised raised) {
                if (raised.why() == Person.Why.BLOCKER) {
                    asking.remove(by);
                } else if (asking.add(by)) {
                    asked();
                }
            } else if (event instanceof PeopleEvent.HandLowered lowered) {
                asking.remove(lowered.person());
            }
        }

        private void asked() {
            all++;
            if (!told.isEmpty()) {
                byInject.merge(told.get(told.size() - 1), 1, Integer::sum);
            }
        }
    }
}

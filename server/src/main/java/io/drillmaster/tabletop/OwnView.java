package io.drillmaster.tabletop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one person in the room said and asked, for that person alone. Small: a browser gets it whenever they did something.
 *
 * @param person random id
 * @param name as they gave it
 * @param role id
 * @param hand why it is raised; absent when it is not
 * @param answers by inject
 * @param agreed by inject, the persons with whose answers they agree
 * @param thoughts what they wrote in the hotwash
 * @param voted for which thoughts
 */
public record OwnView(
        String person,
        String name,
        String role,
        Optional<Person.Why> hand,
        Map<String, Mine> answers,
        Map<String, List<String>> agreed,
        List<StoryView.Thought> thoughts,
        List<Long> voted) {

    /** What they answered last. */
    public record Mine(Optional<String> option, String text, boolean passed, boolean late, boolean afterReveal) {}

    static OwnView of(SessionState state, String personId) {
        var person = state.person(personId);
        var answers = new LinkedHashMap<String, Mine>();
        var agreed = new LinkedHashMap<String, List<String>>();
        for (var inject : state.injects) {
            var answer = inject.answers.get(personId);
            if (answer != null && inject.isOut()) {
                answers.put(
                        inject.inject.id(),
                        new Mine(answer.option(), answer.text(), answer.passed(), answer.late(), answer.afterReveal()));
            }
            var with = inject.agreed.entrySet().stream()
                    .filter(entry -> entry.getValue().contains(personId))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!with.isEmpty()) {
                agreed.put(inject.inject.id(), with);
            }
        }
        return new OwnView(
                person.id(),
                person.name(),
                person.role(),
                person.hand().map(Person.Hand::why),
                answers,
                agreed,
                state.reflections.values().stream()
                        .filter(written -> written.person().equals(personId))
                        .map(written -> new StoryView.Thought(
                                written.item(),
                                written.kind(),
                                written.text(),
                                state.lookingBackRevealed ? written.votes().size() : 0))
                        .toList(),
                state.reflections.values().stream()
                        .filter(written -> written.votes().contains(personId))
                        .map(SessionState.Reflection::item)
                        .toList());
    }
}

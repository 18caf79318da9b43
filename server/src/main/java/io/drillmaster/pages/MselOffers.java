package io.drillmaster.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.scenarios.ReflexStage;
import io.drillmaster.scenarios.msel.Inject;
import io.drillmaster.scenarios.msel.MselWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What can be chosen in a form, out of what the draft has.
 *
 * @param tree the draft
 * @param place of the inject that is edited, from 0; what it may wait for comes before it
 * @param scenarios live scenarios: id and title
 */
record MselOffers(ObjectNode tree, int place, List<Choice> scenarios) {
    List<Choice> roles() {
        return StreamSupport.stream(tree.path("roles").spliterator(), false)
                .map(role -> new Choice(text(role, "id"), text(role, "name") + " (" + text(role, "id") + ")", false))
                .toList();
    }

    List<Choice> modules() {
        return with(new Choice("", "Choose a module", false), of(tree.path("modules"), "title"));
    }

    List<Choice> objectives() {
        return with(none("None: it only tells"), of(tree.path("objectives"), "title"));
    }

    List<Choice> liveScenarios() {
        return with(none("None"), scenarios);
    }

    List<Choice> tasks() {
        var tasks = new ArrayList<Choice>();
        for (var objective : tree.path("objectives")) {
            for (var target : objective.path("targets")) {
                for (var task : target.path("tasks")) {
                    tasks.add(new Choice(
                            text(task, "id"),
                            text(task, "id") + " " + text(task, "title") + " (" + text(objective, "id") + ")",
                            false));
                }
            }
        }
        return tasks;
    }

    /** Injects before this one. */
    List<Choice> earlier() {
        return earlierInjects()
                .map(inject -> new Choice(text(inject, "id"), named(inject), false))
                .toList();
    }

    /** Every option of an earlier inject, sent as {@code inject/option}. */
    List<Choice> decisions() {
        var decisions = new ArrayList<Choice>();
        decisions.add(none("Always: it does not hang on a decision"));
        earlierInjects()
                .forEach(inject -> inject.at("/decision/options")
                        .forEach(option -> decisions.add(new Choice(
                                text(inject, "id") + "/" + text(option, "id"),
                                text(inject, "id") + ": “" + text(option, "label") + "”",
                                false))));
        return decisions;
    }

    List<Choice> kinds() {
        return with(
                none("By what it asks: a decision, a question, or information"),
                words(Inject.Kind.values(), Inject.Kind::title));
    }

    List<Choice> channels() {
        return words(Inject.Channel.values(), Inject.Channel::title);
    }

    List<Choice> timeouts() {
        return words(Inject.OnTimeout.values(), value -> switch (value) {
            case NOTHING -> "Nothing but the clock at zero";
            case REMIND -> "Those who have not answered are reminded";
            case AUTO_REVEAL -> "The answers are revealed";
        });
    }

    List<Choice> triggers() {
        return with(
                none("Nothing: the facilitator releases it"), words(Inject.Trigger.values(), value -> switch (value) {
                    case EXECUTION -> "The package was seen to run";
                    case ALERT -> "The first alert that belongs to the drill";
                    case OUTCOME -> "The verdict is in";
                }));
    }

    List<Choice> modes() {
        return words(Inject.Mode.values(), value -> switch (value) {
            case INDIVIDUAL -> "Everybody alone";
            case ROLE -> "The people of a role together";
            case GROUP -> "All together";
        });
    }

    List<Choice> reveals() {
        return words(Inject.RevealOn.values(), value -> switch (value) {
            case ALL -> "When everybody has answered";
            case TIMER -> "When the timer ends";
            case MANUAL -> "When the facilitator says so";
        });
    }

    List<Choice> stages() {
        return with(none("None"), words(ReflexStage.values(), ReflexStage::title));
    }

    private Stream<JsonNode> earlierInjects() {
        var injects = tree.path("injects");
        return IntStream.range(0, Math.min(place, injects.size())).mapToObj(injects::get);
    }

    private static List<Choice> of(JsonNode array, String title) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(entry -> new Choice(text(entry, "id"), text(entry, "id") + " " + text(entry, title), false))
                .toList();
    }

    private static <E extends Enum<E>> List<Choice> words(E[] values, Function<E, String> title) {
        return Arrays.stream(values)
                .map(value -> new Choice(MselWord.of(value), title.apply(value), false))
                .toList();
    }

    private static Choice none(String label) {
        return new Choice("", label, false);
    }

    private static List<Choice> with(Choice first, List<Choice> rest) {
        var all = new ArrayList<Choice>();
        all.add(first);
        all.addAll(rest);
        return all;
    }

    private static String named(JsonNode inject) {
        return text(inject, "id") + " " + text(inject, "title");
    }

    private static String text(JsonNode entry, String key) {
        return entry.path(key).asText();
    }
}

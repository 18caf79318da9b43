package io.drillmaster.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.FormBlock;
import io.drillmaster.pages.view.FormInput;
import io.drillmaster.pages.view.FormInput.Widget;
import io.drillmaster.pages.view.FormItem;
import io.drillmaster.scenarios.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Draws a form for a part of a tabletop, each finding beside the field that it is about. */
final class MselFormPresenter {
    private final MselOffers there;
    private final String more;
    private final String base;
    private final List<Finding> open;

    /**
     * @param more pointer of the list that gets an empty entry for writing; empty for none
     * @param base pointer of the part in the tabletop
     * @param findings of the whole tabletop
     */
    MselFormPresenter(MselOffers there, String more, String base, List<Finding> findings) {
        this.there = there;
        this.more = more;
        this.base = base;
        this.open = findings.stream()
                .filter(finding -> isWithin(finding.pointer(), base))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    List<FormItem> items(JsonNode node, List<MselPart> parts) {
        return items(node, parts, "");
    }

    /** What no field is about; asked for after {@link #items}. */
    List<FormInput.Said> rest(List<String> keys) {
        return take(pointer -> keys.isEmpty() || keys.stream().anyMatch(key -> isWithin(pointer, "/" + key)));
    }

    /** The element that shows what the pointer, which begins at the form's part, is about. */
    static String elementOf(String pointer) {
        return "f" + pointer.replace('/', '-');
    }

    /** As a sentence of its own: a form has no lines that a finding could point to. */
    static String words(Finding finding) {
        var said = finding.message().replaceAll(" on line [0-9]+", "");
        return said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1) + (said.endsWith(".") ? "" : ".");
    }

    private List<FormItem> items(JsonNode node, List<MselPart> parts, String at) {
        var items = new ArrayList<FormItem>();
        for (var part : parts) {
            if (part instanceof MselPart.Input input) {
                items.add(input(node, input, at + "/" + input.key()));
            } else if (part instanceof MselPart.Group group) {
                items.add(block(node, group, at));
            }
        }
        return items;
    }

    private FormBlock block(JsonNode node, MselPart.Group group, String at) {
        var card = at.isEmpty();
        if (group.key().isEmpty()) {
            var id = elementOf("/" + group.legend().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-"));
            return new FormBlock(
                    id, group.legend(), group.hint(), card, items(node, group.parts(), at), List.of(), List.of());
        }
        var pointer = at + "/" + group.key();
        var value = node.path(group.key());
        if (!group.isList()) {
            var items = items(value, group.parts(), pointer);
            return new FormBlock(
                    elementOf(pointer), group.legend(), group.hint(), card, items, List.of(), take(pointer));
        }
        var entries = new ArrayList<FormItem>();
        // An entry to be written comes with one of everything that is in it.
        var inNew = node.isObject() && node.isEmpty();
        var size = value.size() + (more.equals(pointer) || inNew ? 1 : 0);
        for (var i = 0; i < size; i++) {
            var entry = i < value.size() ? value.get(i) : JsonNodeFactory.instance.objectNode();
            entries.add(entry(entry, group, pointer + "/" + i, i, value.size()));
        }
        return new FormBlock(
                elementOf(pointer),
                group.legend(),
                group.hint(),
                card,
                entries,
                List.of(new FormBlock.Act(
                        "add:" + pointer, "Add " + article(group.entry()) + " " + group.entry(), "", false)),
                take(pointer));
    }

    private FormBlock entry(JsonNode entry, MselPart.Group group, String pointer, int index, int size) {
        var name = capital(group.entry()) + " " + (index + 1);
        var acts = new ArrayList<FormBlock.Act>();
        if (index < size) {
            if (index > 0) {
                acts.add(new FormBlock.Act("up:" + pointer, "Up", name, false));
            }
            if (index < size - 1) {
                acts.add(new FormBlock.Act("down:" + pointer, "Down", name, false));
            }
            acts.add(new FormBlock.Act("remove:" + pointer, "Remove", name, true));
        }
        var items = items(entry, group.parts(), pointer);
        return new FormBlock(elementOf(pointer), name, "", false, items, acts, take(pointer));
    }

    private FormInput input(JsonNode node, MselPart.Input input, String pointer) {
        var value = node.path(input.key());
        var choices = switch (input.widget()) {
            case ONE -> chosen(input, List.of(single(input, value)));
            case SOME -> chosen(input, texts(value));
            case YES -> List.of(new Choice("yes", input.label(), value.asBoolean(true)));
            case LINE, SHORT, TEXT, CODE, LINES -> List.<Choice>of();
        };
        var text = input.widget() == Widget.LINES ? String.join("\n", texts(value)) : value.asText();
        return new FormInput(
                elementOf(pointer),
                "f" + pointer,
                input.label(),
                input.hint(),
                input.widget(),
                input.required() || input.widget() == Widget.ONE || input.widget() == Widget.YES,
                choices.isEmpty() && !value.isObject() ? text : "",
                choices,
                take(pointer));
    }

    private static String single(MselPart.Input input, JsonNode value) {
        if (value.isObject()) {
            return value.path("inject").asText() + "/" + value.path("option").asText();
        }
        return value.asText().isEmpty() ? input.usual() : value.asText();
    }

    /** What is chosen and not offered any more is offered all the same, so that it does not get lost unseen. */
    private List<Choice> chosen(MselPart.Input input, List<String> values) {
        var choices = new ArrayList<Choice>();
        for (var choice : input.offer().apply(there)) {
            choices.add(new Choice(choice.value(), choice.label(), values.contains(choice.value())));
        }
        for (var value : values) {
            if (!value.isEmpty()
                    && choices.stream().noneMatch(choice -> choice.value().equals(value))) {
                choices.add(new Choice(value, value.replace('/', ' ') + " – cannot be chosen here any more", true));
            }
        }
        return choices;
    }

    private List<FormInput.Said> take(String pointer) {
        return take(found -> isWithin(found, pointer));
    }

    private List<FormInput.Said> take(Predicate<String> about) {
        var taken = open.stream()
                .filter(finding -> about.test(finding.pointer().substring(base.length())))
                .toList();
        open.removeAll(taken);
        return taken.stream()
                .map(finding -> new FormInput.Said(finding.isError(), words(finding)))
                .toList();
    }

    private static boolean isWithin(String found, String around) {
        return found.equals(around) || found.startsWith(around + "/");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String article(String noun) {
        return "aeiou".indexOf(noun.charAt(0)) >= 0 ? "an" : "a";
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}

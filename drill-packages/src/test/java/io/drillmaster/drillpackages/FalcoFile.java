package io.drillmaster.drillpackages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.drillmaster.drillpackages.detections.Signs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file of Falco's rules as a program reads it.
 *
 * @param lists items by name
 * @param macros conditions by name
 * @param rules in order
 */
record FalcoFile(Map<String, List<String>> lists, Map<String, String> macros, List<JsonNode> rules) {
    static FalcoFile of(Signs signs) throws IOException {
        var lists = new LinkedHashMap<String, List<String>>();
        var macros = new LinkedHashMap<String, String>();
        var rules = new ArrayList<JsonNode>();
        var text =
                DetectionSigns.has(signs, "falco-rules.yaml") ? DetectionSigns.text(signs, "falco-rules.yaml") : "[]";
        for (var item : new YAMLMapper().readTree(text)) {
            if (item.has("list")) {
                var items = new ArrayList<String>();
                item.path("items").forEach(each -> items.add(each.asText()));
                lists.put(item.path("list").asText(), items);
            } else if (item.has("macro")) {
                macros.put(item.path("macro").asText(), item.path("condition").asText());
            } else {
                rules.add(item);
            }
        }
        return new FalcoFile(lists, macros, rules);
    }

    /** A rule's condition with every list and macro in its place, as Falco compiles it. */
    String compiled(JsonNode rule) {
        var condition = rule.path("condition").asText();
        for (var macro : macros.entrySet()) {
            condition = condition.replaceAll(
                    "\\b" + macro.getKey() + "\\b", Matcher.quoteReplacement("(" + macro.getValue() + ")"));
        }
        for (var list : lists.entrySet()) {
            var items = list.getValue().stream().map(item -> '"' + item + '"').collect(Collectors.joining(", "));
            condition = condition.replaceAll("\\b" + list.getKey() + "\\b", Matcher.quoteReplacement(items));
        }
        return condition;
    }

    /** What a field is compared with by an operator, in every rule. */
    List<String> operands(String fieldAndOperator) {
        var pattern = Pattern.compile("\\b" + fieldAndOperator + " \"((?:[^\"\\\\]|\\\\.)*)\"");
        return rules.stream()
                .flatMap(rule -> pattern.matcher(compiled(rule)).results())
                .map(match -> match.group(1))
                .toList();
    }
}

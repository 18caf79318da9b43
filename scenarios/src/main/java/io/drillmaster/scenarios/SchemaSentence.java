package io.drillmaster.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says in a sentence why a value does not fit the schema. Definitions of the schema have a title that completes "is not
 * …"; the sentence is made from it.
 *
 * @param noun what messages call the document as a whole
 * @param pointer where the value stands
 * @param rule the part of the schema that it does not fit
 * @param value what was found
 * @param written the same as it stands in the file, if it is a scalar
 */
record SchemaSentence(String noun, String pointer, JsonNode rule, JsonNode value, String written) {
    private static final int LONGEST_QUOTE = 40;
    private static final Pattern ENTRY = Pattern.compile(".*/([^/]+)/([0-9]{1,6})");

    static String unknownKey(String key, JsonNode rule) {
        var allowed = new ArrayList<String>();
        rule.path("properties").fieldNames().forEachRemaining(allowed::add);
        return "'" + cut(key) + "' is not a key here; " + meant(key, allowed) + "allowed are "
                + String.join(", ", allowed);
    }

    static String missing(String key, String noun, String pointer, JsonNode rule) {
        var what = rule.at("/properties/" + key + "/description").asText();
        return subject(pointer, noun) + " lacks '" + key + "'" + (what.isEmpty() ? "" : ": " + firstSentence(what));
    }

    /** @param otherwise what to say of a keyword that has no sentence here */
    String of(String keyword, String otherwise) {
        if (value.isNull()) {
            return subject() + " has no value; write one or remove the key";
        }
        var sentence =
                value.isValueNode() && rule.has("title") && !pointer.isEmpty() ? notInForm() : ofKeyword(keyword);
        return sentence == null ? subject() + " is not allowed: " + otherwise : sentence;
    }

    private String notInForm() {
        if (rule.path("title").asText().startsWith("a duration")) {
            try {
                HumanDuration.parse(cut(written));
            } catch (IllegalArgumentException notADuration) {
                return String.valueOf(notADuration.getMessage());
            }
        }
        if (value.isTextual() && written.isBlank()) {
            return subject() + " is empty; it needs " + rule.path("title").asText();
        }
        if (rule.has("enum")) {
            return notInList();
        }
        if (value.isTextual()
                && rule.has("maxLength")
                && written.length() > rule.path("maxLength").asInt()) {
            return tooLong();
        }
        var quotes = !value.isTextual() && fits() ? "; YAML reads it as " + kind() + ", put it in quotes" : "";
        return "'" + cut(written) + "' is not " + rule.path("title").asText() + quotes;
    }

    private boolean fits() {
        return Pattern.compile(rule.path("pattern").asText()).matcher(written).find();
    }

    private String notInList() {
        var allowed = new ArrayList<String>();
        rule.path("enum").forEach(word -> allowed.add(word.asText()));
        return "'" + cut(written) + "' is not " + rule.path("title").asText() + "; " + meant(written, allowed)
                + "allowed are " + String.join(", ", allowed);
    }

    private @Nullable String ofKeyword(String keyword) {
        return switch (keyword) {
            case "type" -> subject() + " must be " + wanted() + "; found " + found();
            case "minLength" ->
                subject() + " is too short: at least " + rule.path("minLength").asInt() + " characters";
            case "maxLength" -> tooLong();
            case "minItems" ->
                subject() + " has " + value.size() + " entries; at least "
                        + rule.path("minItems").asInt() + " needed";
            case "maxItems" ->
                subject() + " has " + value.size() + " entries; at most "
                        + rule.path("maxItems").asInt() + " allowed";
            case "uniqueItems" -> subject() + " has the same entry twice";
            case "minProperties" -> subject() + " is empty; give it a key or leave it out";
            case "minimum", "maximum" ->
                subject() + " is " + cut(written) + "; allowed are "
                        + rule.path("minimum").asText() + " to "
                        + rule.path("maximum").asText();
            default -> null;
        };
    }

    private String tooLong() {
        return subject() + " has " + value.asText().length() + " characters; at most "
                + rule.path("maxLength").asInt() + " allowed";
    }

    private String wanted() {
        return switch (rule.path("type").asText()) {
            case "string" -> "a text";
            case "integer" -> "a whole number";
            case "boolean" -> "true or false";
            case "array" -> "a list";
            default -> "a mapping of keys and values";
        };
    }

    private String found() {
        if (value.isValueNode()) {
            var quotes = "string".equals(rule.path("type").asText()) ? ", put it in quotes" : "";
            return kind() + " '" + cut(written) + "'" + quotes;
        }
        return kind();
    }

    private String kind() {
        return switch (value.getNodeType()) {
            case STRING -> "the text";
            case NUMBER -> "a number";
            case BOOLEAN -> "the word";
            case ARRAY -> "a list";
            default -> "a mapping of keys and values";
        };
    }

    private String subject() {
        return subject(pointer, noun);
    }

    private static String subject(String pointer, String noun) {
        var entry = ENTRY.matcher(pointer);
        if (entry.matches()) {
            return "entry " + (Integer.parseInt(entry.group(2)) + 1) + " of '" + entry.group(1) + "'";
        }
        return pointer.isEmpty() ? "the " + noun : "'" + pointer.substring(pointer.lastIndexOf('/') + 1) + "'";
    }

    private static String meant(String written, List<String> allowed) {
        return Spelling.nearest(written, allowed)
                .map(word -> "did you mean '" + word + "'? ")
                .orElse("");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    private static String firstSentence(String text) {
        var end = text.indexOf(". ");
        var sentence = end < 0 ? text : text.substring(0, end);
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT)
                + sentence.substring(1).replaceFirst("\\.$", "");
    }
}

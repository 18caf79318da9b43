package io.drillmaster.scenarios.msel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How a value of the tabletop stands in a cell. What does not have the form is handed on as it is, for the schema to judge. */
enum CellForm {
    /** As it is. */
    TEXT {
        @Override
        String write(JsonNode value) {
            return value.asText();
        }

        @Override
        void read(SheetCell cell, String pointer, SheetDocument document) {
            document.text(pointer, cell.text(), cell.place());
        }
    },
    /** A word of a closed list; people may begin it with a capital. */
    WORD {
        @Override
        String write(JsonNode value) {
            return value.asText();
        }

        @Override
        void read(SheetCell cell, String pointer, SheetDocument document) {
            var word = cell.text().strip().toLowerCase(Locale.ROOT).replace(' ', '-');
            document.text(pointer, word, cell.place());
        }
    },
    /** A whole number. */
    NUMBER {
        @Override
        String write(JsonNode value) {
            return value.asText();
        }

        @Override
        void read(SheetCell cell, String pointer, SheetDocument document) {
            var text = cell.text().strip();
            var number = DIGITS.matcher(text).matches()
                    ? JSON.numberNode(Long.parseLong(text))
                    : (JsonNode) JSON.textNode(text);
            document.scalar(pointer, number, text, cell.place());
        }
    },
    /** {@code yes} or {@code no}. */
    FLAG {
        @Override
        String write(JsonNode value) {
            return value.asBoolean() ? "yes" : "no";
        }

        @Override
        void read(SheetCell cell, String pointer, SheetDocument document) {
            var text = cell.text().strip();
            var flag = switch (text.toLowerCase(Locale.ROOT)) {
                case "yes", "true" -> JSON.booleanNode(true);
                case "no", "false" -> JSON.booleanNode(false);
                default -> JSON.textNode(text);
            };
            document.scalar(pointer, flag, text, cell.place());
        }
    },
    /** Ids with a comma between them. */
    IDS {
        @Override
        String write(JsonNode value) {
            return joined(value, ", ");
        }

        @Override
        void read(SheetCell cell, String pointer, SheetDocument document) {
            document.texts(pointer, BETWEEN_IDS.splitAsStream(cell.text()).toList(), cell.place());
        }
    },
    /** A line an entry. */
    LINES {
        @Override
        String write(JsonNode value) {
            return joined(value, "\n");
        }

        @Override
        void read(SheetCell cell, String pointer, SheetDocument document) {
            document.texts(pointer, cell.text().lines().toList(), cell.place());
        }
    },
    /** A line an option, as {@code id: label}. */
    OPTIONS {
        @Override
        String write(JsonNode value) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(option -> option.path("id").asText() + ": "
                            + option.path("label").asText())
                    .collect(Collectors.joining("\n"));
        }

        @Override
        void read(SheetCell cell, String pointer, SheetDocument document) {
            var number = 0;
            for (var line : cell.text().lines().toList()) {
                if (!line.isBlank()) {
                    pair(line, pointer + "/" + number, "id", "label", cell, document);
                    number++;
                }
            }
        }
    },
    /** {@code inject: option}. */
    CONDITION {
        @Override
        String write(JsonNode value) {
            return value.path("inject").asText() + ": " + value.path("option").asText();
        }

        @Override
        void read(SheetCell cell, String pointer, SheetDocument document) {
            pair(cell.text(), pointer, "inject", "option", cell, document);
        }
    };

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern BETWEEN_IDS = Pattern.compile("[,;\\s]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    /** The cell's text. */
    abstract String write(JsonNode value);

    /** Puts what the cell says into the document. */
    abstract void read(SheetCell cell, String pointer, SheetDocument document);

    private static String joined(JsonNode array, String between) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(between));
    }

    private static void pair(
            String text, String pointer, String first, String second, SheetCell cell, SheetDocument document) {
        var colon = text.indexOf(':');
        document.text(pointer + "/" + first, (colon < 0 ? text : text.substring(0, colon)).strip(), cell.place());
        if (colon >= 0) {
            document.text(pointer + "/" + second, text.substring(colon + 1).strip(), cell.place());
        }
    }
}

package io.drillmaster.scenarios.msel;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.scenarios.SourceDocument;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts can be shown everywhere: on a page, in a cell, in a file. */
record TextCheck(MselFindings findings) {
    private static final Pattern HTML = Pattern.compile("</?[A-Za-z][^\\s>]{0,60}|<[!?]");
    private static final Set<String> MARKDOWN = Set.of("body", "situation");

    void check() {
        visit("", "", findings.document().json());
    }

    private void visit(String pointer, String key, JsonNode value) {
        if (value.isTextual()) {
            control(pointer, value.textValue());
            if (MARKDOWN.contains(key)) {
                html(pointer, value.textValue());
            }
        }
        value.properties()
                .forEach(member ->
                        visit(SourceDocument.child(pointer, member.getKey()), member.getKey(), member.getValue()));
        if (value.isArray()) {
            for (var i = 0; i < value.size(); i++) {
                visit(pointer + "/" + i, "", value.get(i));
            }
        }
    }

    private void html(String pointer, String text) {
        var found = HTML.matcher(text);
        if (found.find()) {
            findings.errorAtPiece(
                    pointer,
                    found.group(),
                    "'" + found.group()
                            + "' begins HTML, which is not shown; write Markdown, and words like ADDRESS for"
                            + " what is filled in");
        }
    }

    private void control(String pointer, String text) {
        text.codePoints()
                .filter(TextCheck::unprintable)
                .findFirst()
                .ifPresent(character -> findings.error(
                        pointer,
                        String.format("the character U+%04X cannot be shown everywhere; remove it", character)));
    }

    private static boolean unprintable(int character) {
        if (character == '\n' || character == '\r' || character == '\t') {
            return false;
        }
        var type = Character.getType(character);
        return Character.isISOControl(character)
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (character & 0xFFFE) == 0xFFFE
                || character == 0xFEFF;
    }
}

package io.drillmaster.alert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The words of a text, alone and as they are joined to names: what is looked up to find the drills that it may speak of, in
 * one pass over it, instead of looking for every drill in turn. What is found so is still compared exactly; here nothing may
 * be missed.
 */
final class TextWords {
    /** Of a name with more words, the first ones are looked up. The database's function drill_name does the same. */
    private static final int MOST_JOINED = 8;

    /** No npm name is longer, and no other ecosystem's. */
    private static final int LONGEST = 214;

    private final String text;
    private final Set<String> found = new HashSet<>();
    private List<Joined> open = List.of();

    /** Words joined so far, that the next word may be joined to. */
    private record Joined(String name, int words) {}

    private TextWords(String text) {
        this.text = text;
    }

    /** Every run of letters and digits (ASCII) in lower case, and up to eight of them joined by hyphens. */
    static Set<String> of(SearchableText words) {
        var reading = new TextWords(words.text());
        reading.read();
        return reading.found;
    }

    /** A package's name as it is found in texts: without an npm scope, its words joined by hyphens. */
    static String ofName(String packageName) {
        var bare = packageName.startsWith("@") ? packageName.substring(packageName.indexOf('/') + 1) : packageName;
        var words = new ArrayList<String>();
        for (var word : lower(bare).split("[^a-z0-9]+", -1)) {
            if (!word.isEmpty() && words.size() < MOST_JOINED) {
                words.add(word);
            }
        }
        return String.join("-", words);
    }

    private void read() {
        var end = 0; // of the word before
        var start = -1;
        for (var at = 0; at <= text.length(); at++) {
            if (at < text.length() && isWord(text.charAt(at))) {
                start = start < 0 ? at : start;
            } else if (start >= 0) {
                if (!joins(end, start)) {
                    open = List.of();
                }
                word(start, at);
                end = at;
                start = -1;
            }
        }
    }

    private boolean joins(int from, int to) {
        for (var at = from; at < to; at++) {
            if ("-_.".indexOf(text.charAt(at)) < 0) {
                return false;
            }
        }
        return from > 0;
    }

    private void word(int start, int end) {
        var next = new ArrayList<Joined>();
        var word = lower(text.substring(start, Math.min(end, start + LONGEST + 1)));
        for (var before : open) {
            if (before.words() < MOST_JOINED) {
                add(next, new Joined(before.name() + "-" + word, before.words() + 1));
            }
        }
        add(next, new Joined(word, 1));
        var escape = start == 0 ? 0 : text.charAt(start - 1) == '%' ? 2 : text.charAt(start - 1) == '\\' ? 1 : 0;
        if (escape > 0 && word.length() > escape) {
            add(next, new Joined(word.substring(escape), 1)); // what stands after an escape that was escaped again
        }
        open = next;
    }

    private void add(List<Joined> next, Joined joined) {
        if (joined.name().length() <= LONGEST) {
            found.add(joined.name());
            next.add(joined);
        }
    }

    /** Only of ASCII: other letters are no word's here, and some of them become ASCII in lower case. */
    private static String lower(String word) {
        var lower = new StringBuilder(word.length());
        word.chars().forEach(letter -> lower.append((char) (letter >= 'A' && letter <= 'Z' ? letter + 32 : letter)));
        return lower.toString();
    }

    private static boolean isWord(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
    }
}

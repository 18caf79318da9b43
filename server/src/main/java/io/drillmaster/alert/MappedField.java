package io.drillmaster.alert;

import java.util.Arrays;
import java.util.Optional;

/** What a mapping can say of a payload. The keys stand in the database and are never renamed. */
public enum MappedField {
    /** Where the alerts are, in a payload with several. */
    ITEMS("items", "Alerts", "Where the list of alerts is, for a payload with several. The other paths begin at each."),
    /** Name of the rule or check. */
    RULE("rule", "Rule", "Name of the rule or check."),
    /** One line for people. */
    SUMMARY("summary", "Summary", "One line for people."),
    /** As the tool spells it. */
    PRIORITY("priority", "Priority", "As your tool spells it."),
    /** What the alert proves. */
    KIND(
            "kind",
            "Kind",
            "runtime, blocked, warned or noise for all; or a path, with its words: $.action; deny=blocked, allow=noise,"
                    + " *=runtime."),
    /** When it happened. */
    TIME("time", "Time", "When the thing happened, on your tool’s clock."),
    /** How the time is written. */
    TIME_FORMAT(
            "time_format",
            "Form of the time",
            "Empty for ISO 8601; s, ms, us or ns for numbers since 1970; or a pattern such as dd.MM.yyyy HH:mm:ss."),
    /** The same for repeated deliveries. */
    ID("id", "Id", "The same for repeated deliveries of one alert, different otherwise."),
    /** The machine. */
    HOST("host", "Host", "The machine that it is about."),
    /** The package. */
    PACKAGE("package", "Package", "name, name==version or name@version."),
    /** The drill's token. */
    TOKEN("token", "Token", "A drill’s token, if your tool knows one. It is looked for in all of the text anyway.");

    private final String key;
    private final String title;
    private final String hint;

    MappedField(String key, String title, String hint) {
        this.key = key;
        this.title = title;
        this.hint = hint;
    }

    /** Stands in the database and in forms. */
    public String key() {
        return key;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** What belongs there, one sentence or two. */
    public String hint() {
        return hint;
    }

    /** The field with this key. */
    static Optional<MappedField> of(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }
}

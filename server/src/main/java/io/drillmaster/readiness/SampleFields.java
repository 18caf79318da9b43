package io.drillmaster.readiness;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the texts of samples, wherever they come from, into samples or into what is wrong with them. */
final class SampleFields {
    /** Names of the fields, as CSV spells them. */
    static final List<String> NAMES = List.of("signal", "subject", "date", "value", "out_of", "source", "note");

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_NOTE = 300;
    private static final long LARGEST = 1_000_000_000_000L;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final LocalDate today;
    private final String source;
    private final List<NewSample> samples = new ArrayList<>();
    private final List<SampleError> errors = new ArrayList<>();
    private final Map<NewSample.Place, String> places = new HashMap<>();

    /** @param source of samples that name none */
    SampleFields(LocalDate today, String source) {
        this.today = today;
        this.source = source;
    }

    /** Takes one sample; a field that is absent is an empty text. */
    void add(String place, Map<String, String> fields) {
        var before = errors.size();
        var signal = signal(place, fields.getOrDefault("signal", ""));
        var subject = name(place, "subject", fields, NewSample.EVERYTHING);
        var day = day(place, fields.getOrDefault("date", ""));
        var from = name(place, "source", fields, source);
        var note = line(place, "note", fields.getOrDefault("note", ""), LONGEST_NOTE);
        if (signal.isEmpty() || day.isEmpty()) {
            return;
        }
        var amount = amount(
                place,
                signal.get(),
                fields.getOrDefault("value", "").strip(),
                fields.getOrDefault("out_of", "").strip());
        if (amount.isEmpty() || errors.size() > before) {
            return;
        }
        var sample = new NewSample(signal.get(), subject, day.get(), amount.get(), from, note);
        var earlier = places.putIfAbsent(sample.place(), place);
        if (earlier != null) {
            wrong(place, "", "has the signal, subject, date and source of " + earlier + "; leave one of them out");
            return;
        }
        samples.add(sample);
    }

    void wrong(String place, String field, String sentence) {
        errors.add(new SampleError(place, field, sentence + "."));
    }

    /** @throws RefusedSamplesException when anything was wrong, or there was none */
    List<NewSample> all() {
        if (errors.isEmpty() && samples.isEmpty()) {
            wrong("the whole", "", "there is no sample in it");
        }
        if (!errors.isEmpty()) {
            throw new RefusedSamplesException(errors);
        }
        return List.copyOf(samples);
    }

    private Optional<Signal> signal(String place, String text) {
        var signal = Signal.of(text.strip());
        if (signal.isEmpty()) {
            wrong(
                    place,
                    "signal",
                    (text.isBlank() ? "is missing" : quoted(text) + " is no signal") + "; there are " + Signal.ids());
        }
        return signal;
    }

    private Optional<LocalDate> day(String place, String text) {
        if (text.isBlank()) {
            return Optional.of(today);
        }
        try {
            var day = LocalDate.parse(text.strip());
            if (day.isBefore(EARLIEST) || day.isAfter(today.plusDays(1))) { // it is tomorrow already in the east
                wrong(place, "date", quoted(text) + " is not between " + EARLIEST + " and today, " + today);
                return Optional.empty();
            }
            return Optional.of(day);
        } catch (DateTimeException e) {
            wrong(place, "date", quoted(text) + " is no date; write it as " + today);
            return Optional.empty();
        }
    }

    private String name(String place, String field, Map<String, String> fields, String otherwise) {
        var text = line(place, field, fields.getOrDefault(field, ""), LONGEST_NAME);
        return text.isEmpty() ? otherwise : text;
    }

    private String line(String place, String field, String text, int longest) {
        var line = text.strip();
        if (line.length() > longest || line.chars().anyMatch(Character::isISOControl)) {
            wrong(
                    place,
                    field,
                    "has " + line.length() + " characters or more than one line; write one line of at most " + longest
                            + " characters");
        }
        return line;
    }

    private Optional<Amount> amount(String place, Signal signal, String value, String outOf) {
        if (value.isEmpty()) {
            wrong(place, "value", "is missing");
            return Optional.empty();
        }
        if (signal.unit() != Unit.SHARE && !outOf.isEmpty()) {
            wrong(place, "out_of", "is " + quoted(outOf) + ", but " + signal.id() + " is no share; leave it out");
            return Optional.empty();
        }
        return switch (signal.unit()) {
            case SHARE -> share(place, value, outOf);
            case COUNT -> count(place, "value", value).map(Amount.Count::new);
            case DURATION -> length(place, value);
        };
    }

    private Optional<Amount> share(String place, String value, String outOf) {
        if (outOf.isEmpty()) {
            wrong(place, "out_of", "is missing; give the part in value and the whole in out_of, such as 40 and 52");
            return Optional.empty();
        }
        var part = count(place, "value", value);
        var whole = count(place, "out_of", outOf);
        if (part.isEmpty() || whole.isEmpty()) {
            return Optional.empty();
        }
        if (whole.get() == 0) {
            wrong(place, "out_of", "is 0, and of nothing there is no share; leave the sample out");
            return Optional.empty();
        }
        if (part.get() > whole.get()) {
            wrong(place, "value", "is " + part.get() + " and more than the whole, " + whole.get());
            return Optional.empty();
        }
        return Optional.of(new Amount.Share(part.get(), whole.get()));
    }

    private Optional<Long> count(String place, String field, String text) {
        if (text.matches("\\d{1,13}") && Long.parseLong(text) <= LARGEST) {
            return Optional.of(Long.parseLong(text));
        }
        wrong(place, field, quoted(text) + " is no whole number from 0 to " + LARGEST);
        return Optional.empty();
    }

    private Optional<Amount> length(String place, String text) {
        try {
            var time = text.matches("\\d{1,13}") ? Duration.ofSeconds(Long.parseLong(text)) : Duration.parse(text);
            if (time.compareTo(Duration.ofSeconds(1)) < 0 || time.compareTo(LONGEST) > 0) {
                wrong(place, "value", quoted(text) + " is not between a second and " + LONGEST.toDays() + " days");
                return Optional.empty();
            }
            return Optional.of(new Amount.Length(Duration.ofSeconds(time.toSeconds())));
        } catch (DateTimeException e) {
            wrong(
                    place,
                    "value",
                    quoted(text) + " is no duration; write days as P90D, hours as PT12H, or whole seconds");
            return Optional.empty();
        }
    }

    private static String quoted(String text) {
        return "'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'";
    }
}

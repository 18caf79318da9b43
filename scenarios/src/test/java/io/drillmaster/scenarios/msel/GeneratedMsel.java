package io.drillmaster.scenarios.msel;

import io.drillmaster.scenarios.ReflexStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Valid tabletops full of what is hard to write: quotes, colons, indented lines, words that look like numbers. */
final class GeneratedMsel {
    private static final List<String> SCRAPS = List.of(
            "a",
            "word",
            " ",
            "  ",
            ": ",
            "- ",
            "#",
            " # ",
            "'",
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            "&",
            "*",
            "!",
            "|",
            ">",
            "%",
            "@",
            "`",
            "=",
            "+",
            "-",
            "?",
            "~",
            "null",
            "true",
            "no",
            "12",
            "1.5",
            "0012",
            "\u00e9",
            "\u8a9e",
            "\ud83d\ude00",
            "_x0041_",
            "<= 5",
            "=1+1",
            "the quick brown fox jumps over the lazy dog ",
            "x".repeat(130));

    private final Random random;

    GeneratedMsel(long seed) {
        random = new Random(seed);
    }

    Msel next() {
        var roles = many(1, 3, i -> new Msel.PlayerRole("role-" + i, line(), line()));
        var objectives = many(1, 2, this::objective);
        var modules = many(1, 2, i -> new Msel.Module("M" + i, line(), line(), Duration.ofMinutes(5), text(), lines()));
        var injects = new ArrayList<Inject>();
        for (var i = 0; i < objectives.size() + random.nextInt(4); i++) {
            injects.add(inject(i, roles, objectives, modules, injects));
        }
        return new Msel(
                "TTX-" + (1 + random.nextInt(99)),
                1 + random.nextInt(9999),
                line(),
                text(),
                maybe(() -> "SC-01"),
                Duration.ofSeconds(1 + random.nextInt(100_000)),
                random.nextBoolean() ? "" : text(),
                lines(),
                roles,
                objectives,
                modules,
                injects,
                many(0, 2, i -> new Msel.Term(line(), line())));
    }

    private Msel.Objective objective(int number) {
        return new Msel.Objective(
                "OBJ-" + number,
                line(),
                line(),
                many(
                        1,
                        2,
                        i -> new Msel.Target(
                                "T." + number + i,
                                line(),
                                many(1, 2, j -> new Msel.Task(number + "." + i + j, line())))));
    }

    private Inject inject(
            int number,
            List<Msel.PlayerRole> roles,
            List<Msel.Objective> objectives,
            List<Msel.Module> modules,
            List<Inject> before) {
        var objective = objectives.get(number % objectives.size());
        var tasks = objective.targets().stream()
                .flatMap(target -> target.tasks().stream())
                .map(Msel.Task::id)
                .filter(task -> random.nextBoolean())
                .toList();
        var decision = maybe(this::decision);
        var timer = decision.flatMap(asked -> maybe(() -> Duration.ofSeconds(1 + random.nextInt(900))));
        var attachments = many(0, 2, i -> new Inject.Attachment(line(), artefact(), line()));
        return new Inject(
                "TT-" + number,
                modules.get(random.nextInt(modules.size())).id(),
                maybe(() -> Duration.ofMinutes(number)),
                line(),
                kind(decision, attachments),
                any(Inject.Channel.values()),
                line(),
                roles.stream()
                        .map(Msel.PlayerRole::id)
                        .filter(role -> random.nextBoolean())
                        .toList(),
                line(),
                text(),
                attachments,
                lines(),
                lines(),
                timer.isPresent() || decision.isEmpty() ? decision : decision.map(GeneratedMsel::withoutTimer),
                timer,
                timer.isPresent() ? any(Inject.OnTimeout.values()) : Inject.OnTimeout.NOTHING,
                before.stream()
                        .map(Inject::id)
                        .filter(id -> random.nextBoolean())
                        .toList(),
                before.stream()
                        .filter(inject -> inject.decision()
                                .filter(asked -> !asked.options().isEmpty())
                                .isPresent())
                        .findFirst()
                        .map(inject -> new Inject.Condition(inject.id(), "o1")),
                maybe(() -> any(Inject.Trigger.values())),
                Optional.of(objective.id()),
                tasks,
                maybe(() -> any(ReflexStage.values()).name()),
                random.nextBoolean() ? List.of() : List.of("T1195", "T1552.001"),
                random.nextBoolean() ? "" : text());
    }

    private Inject.Decision decision() {
        var options = random.nextBoolean()
                ? List.<Inject.Option>of()
                : List.of(new Inject.Option("o1", line()), new Inject.Option("12", line()));
        return new Inject.Decision(
                line(),
                options,
                options.isEmpty() || random.nextBoolean(),
                any(Inject.Mode.values()),
                any(Inject.RevealOn.values()));
    }

    private static Inject.Decision withoutTimer(Inject.Decision decision) {
        return new Inject.Decision(
                decision.prompt(), decision.options(), decision.freeText(), decision.mode(), Inject.RevealOn.ALL);
    }

    private Inject.Kind kind(Optional<Inject.Decision> decision, List<Inject.Attachment> attachments) {
        if (!attachments.isEmpty() && random.nextBoolean()) {
            return Inject.Kind.ARTEFACT;
        }
        if (random.nextInt(4) == 0) {
            return Inject.Kind.EXPECTATION_CHECK;
        }
        return decision.isPresent() && random.nextBoolean() ? Inject.Kind.QUESTION : InjectBinding.usualKind(decision);
    }

    private String artefact() {
        return (random.nextInt(4) == 0 ? "   " : "") + text();
    }

    /** Several lines, blank and indented ones among them. */
    private String text() {
        var text = new StringBuilder(line());
        for (var i = random.nextInt(4); i > 0; i--) {
            text.append(random.nextBoolean() ? "\n" : "\n\n")
                    .append(" ".repeat(random.nextInt(5)))
                    .append(line());
            text.append(random.nextInt(6) == 0 ? "\t" : "");
        }
        return text.toString().strip();
    }

    private List<String> lines() {
        return many(0, 3, i -> line());
    }

    /** One line, with something in it and no white space around it; short enough for a heading. */
    private String line() {
        var line = new StringBuilder();
        for (var i = 1 + random.nextInt(8); i > 0; i--) {
            line.append(SCRAPS.get(random.nextInt(SCRAPS.size())));
        }
        var stripped = line.toString().strip();
        if (stripped.isEmpty()) {
            return "x";
        }
        return stripped.length() <= 120
                ? stripped
                : stripped.substring(0, stripped.offsetByCodePoints(0, 60)).strip();
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> List<T> many(int least, int more, IntFunction<T> make) {
        return IntStream.range(0, least + random.nextInt(more + 1))
                .mapToObj(make)
                .toList();
    }
}

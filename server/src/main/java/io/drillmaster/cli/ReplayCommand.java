package io.drillmaster.cli;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.ReadResponse;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.source.AlertSources;
import io.drillmaster.evidence.SourceTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends stored payloads of an alert source to its hook, so that a team can try its own history. */
@Command(
        name = "replay",
        description = {
            "Send stored payloads of an alert source to its hook, in the order and with the spacing of their own times.",
            "FILE is one payload (.json, .txt, .form), or one a line (.ndjson, .jsonl, .log); of a directory all such"
                    + " files are sent. The headers of NAME.json may stand in NAME.headers.",
            "Times inside the payloads stay as they are."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    private final InstantSource clock;
    private final Pause pause;

    @Parameters(paramLabel = "FILE|DIR", description = "What to send.")
    private Path place = Path.of("");

    @Option(names = "--source", required = true, paramLabel = "KIND", description = "Whose payloads, such as falco.")
    private String kind = "";

    @Option(
            names = {"--hook", "--url"},
            paramLabel = "URL",
            description = "Address of the hook, as the page of alert sources showed it. Needed but for --dry-run.")
    private @Nullable URI hook;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "File with the hook's shared secret, to prove to know it as the source itself does.")
    private @Nullable Path secretFile;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "HEADER",
            description = "Send 'Name: value' with every payload. May be repeated.")
    private List<String> headers = List.of();

    @ArgGroup
    private Speed speed = new Speed();

    @Option(names = "--dry-run", description = "Send nothing; say what would be sent, and what is read in it.")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    ReplayCommand(InstantSource clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** How waiting is done. */
    @FunctionalInterface
    interface Pause {
        /** Returns when so much time has passed. */
        void sleep(Duration time) throws InterruptedException;
    }

    private static final class Speed {
        @Option(names = "--fast", description = "Do not wait between payloads.")
        private boolean fast;

        @Option(names = "--speed", paramLabel = "N", description = "Wait an Nth of the original spacing.")
        private double times = 1;

        private double factor() {
            return fast ? Double.POSITIVE_INFINITY : times;
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        var source = source();
        if (!(speed.factor() > 0)) {
            throw CommandFailed.unusable("--speed is " + speed.times + "; it must be more than 0, such as 10.");
        }
        if (!dryRun) {
            checkHook(source);
        }
        var everyHeader = headers.stream()
                .map(text -> ReplayHeader.parse(text, "--header"))
                .collect(Collectors.toMap(
                        ReplayHeader::name, ReplayHeader::value, (first, second) -> second, LinkedHashMap::new));
        var deliveries = StoredDeliveries.in(place, source, everyHeader, clock.instant());
        var out = spec.commandLine().getOut();
        return dryRun ? tell(deliveries, out) : send(source, deliveries, out);
    }

    private int send(AlertSource source, List<StoredDelivery> deliveries, PrintWriter out) throws InterruptedException {
        var secret = secret();
        if (secret.isPresent()
                && source.authenticator()
                        .proof(new byte[0], secret.get(), clock.instant())
                        .isEmpty()) {
            throw CommandFailed.unusable(source.title()
                    + " proves itself in a way that cannot be made here; send to a hook without a secret.");
        }
        var sender = new ReplaySender(Objects.requireNonNull(hook), source, secret, clock, pause);
        var pace = new ReplayPace(speed.factor());
        var refused = 0;
        for (var i = 0; i < deliveries.size(); i++) {
            var delivery = deliveries.get(i);
            var wait = pace.next(delivery);
            if (!wait.isZero()) {
                out.println("waiting " + seconds(wait));
                out.flush();
                pause.sleep(wait);
            }
            var answer = sender.send(delivery);
            refused += answer.taken() ? 0 : 1;
            out.println((i + 1) + "/" + deliveries.size() + "  " + delivery.name() + "  " + answer.words());
            out.flush();
        }
        out.println(deliveries.size() - refused + " of " + deliveries.size() + " were taken");
        out.flush();
        return refused == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private int tell(List<StoredDelivery> deliveries, PrintWriter out) {
        var pace = new ReplayPace(speed.factor());
        var unreadable = 0;
        for (var delivery : deliveries) {
            var wait = pace.next(delivery);
            out.println(delivery.name() + "  " + delivery.body().length + " bytes"
                    + (wait.isZero() ? "" : "  after " + seconds(wait)));
            delivery.readings().forEach(reading -> out.println("    " + words(reading)));
            delivery.unreadable().ifPresent(why -> out.println("    cannot be read: " + why));
            unreadable += delivery.unreadable().isPresent() ? 1 : 0;
        }
        out.println(deliveries.size() + " would be sent, " + unreadable + " of them cannot be read");
        out.flush();
        return unreadable == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static String words(Reading reading) {
        if (reading instanceof ReadAlert alert) {
            var at = alert.generatedAt().or(() -> alert.sourceTime().map(SourceTime::instant));
            return alert.kind() + "  " + at.map(Instant::toString).orElse("no time") + "  " + alert.rule() + ": "
                    + alert.summary();
        }
        var response = (ReadResponse) reading;
        return response.kind() + "  "
                + response.sourceTime().map(time -> time.instant().toString()).orElse("no time")
                + "  " + response.person().orElse("nobody") + ": " + response.summary();
    }

    private static String seconds(Duration wait) {
        return String.format(Locale.ROOT, "%.1f s", wait.toMillis() / 1000.0);
    }

    private AlertSource source() {
        return AlertSources.byId(kind)
                .orElseThrow(() -> CommandFailed.unusable("There is no alert source '" + kind + "'. There are: "
                        + AlertSources.ALL.stream().map(AlertSource::id).collect(Collectors.joining(", ")) + "."));
    }

    private void checkHook(AlertSource source) {
        if (hook == null) {
            throw CommandFailed.unusable("Say with --hook where to send it, or look first with --dry-run.");
        }
        var http = List.of("http", "https").contains(String.valueOf(hook.getScheme()));
        var path = String.valueOf(hook.getPath());
        if (!http || !path.matches(".*/hooks/[^/]+/[^/]+")) {
            throw CommandFailed.unusable("--hook must be like https://drills.example.com/hooks/" + source.id()
                    + "/KEY, as the page of alert sources showed it.");
        }
        if (!path.contains("/hooks/" + source.id() + "/")) {
            throw CommandFailed.unusable("--source is " + source.id() + ", but --hook is the address of another kind.");
        }
    }

    private Optional<HookSecret> secret() {
        if (secretFile == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new HookSecret(Files.readString(secretFile).strip()));
        } catch (IOException | IllegalArgumentException e) {
            throw CommandFailed.unusable("--secret-file " + secretFile
                    + " cannot be used: it must be a text file with the secret and nothing else.");
        }
    }
}

package io.drillmaster.cli;

import io.drillmaster.app.Settings;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.db.Database;
import io.drillmaster.drillpackages.DnsRoute;
import io.drillmaster.drillpackages.detections.Detections;
import io.drillmaster.drillpackages.detections.RuleFile;
import io.drillmaster.drillpackages.detections.Signs;
import io.drillmaster.exercise.DrillSigns;
import io.drillmaster.plan.PlanStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes rules for the sensors that a team has: for all drills of a server, or for the packages of one exercise. */
@Command(
        name = "detections",
        description = {
            "Write rules for Falco, Sigma, osquery, DNS resolvers, Zeek and Suricata that detect drills.",
            "Without --exercise they fit every drill of this server's zone and marker directory, and name none."
        },
        mixinStandardHelpOptions = true)
final class DetectionsCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(
            names = "--exercise",
            paramLabel = "EX",
            description = {
                "Rules for the packages of this exercise, for example EX-0007. Its database must be running.",
                "They tell whoever reads them what the drill is."
            })
    private String exercise = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Directory to write to; it is made. Files of an earlier run are replaced. Default: ${DEFAULT-VALUE}.")
    private Path directory = Path.of("detections");

    @Option(names = "--data-dir", paramLabel = "DIR", description = "The server's data directory; as in the settings.")
    private String dataDirectory = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    DetectionsCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var given = new HashMap<String, String>();
        if (!dataDirectory.isEmpty()) {
            given.put("data-dir", dataDirectory);
        }
        var settings = config.read(environment, given);
        var server =
                Signs.general(settings.dnsZone(), route(settings), settings.drillConnect(), settings.markerDirectory());
        var signs = exercise.isEmpty() ? server : ofExercise(settings, server);
        var out = spec.commandLine().getOut();
        for (var file : Detections.of(signs)) {
            out.println(write(file));
        }
        out.flush();
        return ExitCode.DONE;
    }

    /** A port that the system chooses is known to the running server alone; then questions are told by the usual one. */
    private static DnsRoute route(Settings settings) {
        return settings.dnsPort() == 0 && settings.fixedDnsRoute().isEmpty()
                ? new DnsRoute.SystemResolver()
                : settings.dnsRoute(settings.dnsPort());
    }

    private Signs ofExercise(Settings settings, Signs server) {
        var id = ExerciseId.parse(exercise)
                .orElseThrow(() -> CommandFailed.unusable(
                        "--exercise is '" + exercise + "'; give the number of an exercise, as EX-0007."));
        try (var database = Database.open(RunningDatabase.of(settings), 2)) {
            var found = new PlanStore(database.jdbi())
                    .find(id)
                    .orElseThrow(() -> CommandFailed.failed("There is no exercise " + id + " in this database."));
            return DrillSigns.of(found.plan(), server);
        }
    }

    private Path write(RuleFile file) {
        var path = directory.resolve(file.filename());
        try {
            Files.createDirectories(directory);
            return Files.writeString(path, file.text());
        } catch (IOException e) {
            var reason = Files.exists(directory) && !Files.isDirectory(directory)
                    ? directory + " is no directory; choose another with --out"
                    : e.getMessage();
            throw CommandFailed.failed("Cannot write " + path + ": " + reason + ".");
        }
    }
}

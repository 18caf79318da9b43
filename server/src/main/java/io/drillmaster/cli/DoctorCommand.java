package io.drillmaster.cli;

import io.drillmaster.app.SettingsException;
import io.drillmaster.common.Json;
import io.drillmaster.doctor.Check;
import io.drillmaster.doctor.Checks;
import io.drillmaster.doctor.Doctor;
import io.drillmaster.doctor.Report;
import io.drillmaster.doctor.Result;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks what a server needs, and says what to do. */
@Command(
        name = "doctor",
        description = {
            "Check everything that a server needs, and say what to do. It changes nothing and creates no evidence.",
            "Run it on the server, as the server's user; it also checks one that runs."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing failed; there may be warnings",
            "1:at least one check failed, the settings included",
            "2:nothing was checked: the command line cannot be used"
        })
final class DoctorCommand implements Callable<Integer> {
    private static final int DNS_PORT = 53;
    private static final int NTP_PORT = 123;

    private final Map<String, String> environment;
    private final InstantSource clock;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Data directory of the server. Default: the one of the settings.")
    private String dataDirectory = "";

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "CHECK",
            description =
                    "Run these checks only: settings, data-directory, database, ports, delegation, resolver, clock,"
                            + " registries, alert-sources, tools.")
    private List<String> only = List.of();

    @Option(
            names = "--root",
            paramLabel = "ADDRESS[:PORT]",
            description =
                    "Begin at this root name server, for a private DNS. The port is that of all servers below too."
                            + " Default: the root servers of the public DNS.")
    private @Nullable String root;

    @Option(
            names = "--resolver",
            paramLabel = "ADDRESS[:PORT]",
            description = "Resolver to look a name up with. Default: those of /etc/resolv.conf.")
    private @Nullable String resolver;

    @Option(names = "--ntp", paramLabel = "HOST[:PORT]", description = "Time server to compare the clock with.")
    private @Nullable String ntp;

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    DoctorCommand(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        var checks = chosen(checks());
        var command = spec.commandLine();
        Report report;
        if (json) {
            report = Doctor.run(checks, DoctorWords.nothing());
            command.getOut().println(Json.write(DoctorJson.of(report)));
        } else {
            var words = new DoctorWords(command.getOut(), command.getErr(), CommandLine.Help.Ansi.AUTO);
            report = Doctor.run(checks, words);
            words.summary(report);
        }
        command.getOut().flush();
        return report.result() == Result.FAIL ? ExitCode.FAILED : ExitCode.DONE;
    }

    private List<Check> checks() {
        var places = new Checks.Places(
                address("--root", root, DNS_PORT),
                address("--resolver", resolver, DNS_PORT),
                address("--ntp", ntp, NTP_PORT),
                environment.getOrDefault("PATH", ""));
        var given = dataDirectory.isEmpty() ? Map.<String, String>of() : Map.of("data-dir", dataDirectory);
        try {
            return Checks.of(config.read(environment, given), places, clock);
        } catch (SettingsException wrong) {
            return Checks.of(wrong);
        }
    }

    private List<Check> chosen(List<Check> all) {
        var unknown = new TreeSet<>(only);
        Checks.IDS.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no check " + String.join(", ", unknown) + ". There are: " + String.join(", ", Checks.IDS)
                            + ".");
        }
        var settingsFailed = all.size() == 1;
        return only.isEmpty() || settingsFailed
                ? all
                : all.stream().filter(check -> only.contains(check.id())).toList();
    }

    private Optional<InetSocketAddress> address(String option, @Nullable String text, int usualPort) {
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(HostAndPort.read(text, usualPort)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        option + " is '" + text + "', which leads to no address; write for example 192.0.2.53,"
                                + " 192.0.2.53:5353 or [2001:db8::53]:5353.")));
    }
}

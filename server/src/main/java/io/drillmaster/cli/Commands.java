package io.drillmaster.cli;

import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine;

/** The tree of commands. */
final class Commands {
    private Commands() {}

    static CommandLine all(
            Starting starting, Demonstration demonstration, Map<String, String> environment, InstantSource clock) {
        var scenario = new CommandLine(new ScenarioCommand())
                .addSubcommand(new ScenarioLintCommand())
                .addSubcommand(new ScenarioListCommand(environment));
        var tabletop = new CommandLine(new TabletopCommand())
                .addSubcommand(new TabletopLintCommand())
                .addSubcommand(new TabletopListCommand())
                .addSubcommand(new TabletopExportCommand())
                .addSubcommand(new TabletopImportCommand());
        var packages = new CommandLine(new PackageCommand())
                .addSubcommand(new PackageBuildCommand(clock))
                .addSubcommand(new PackageLureCommand())
                .addSubcommand(new PackageVerifyCommand(clock))
                .addSubcommand(new PackageKeyCommand(environment, clock));
        var attack = new CommandLine(new AttackCommand()).addSubcommand(new AttackImportCommand());
        return new CommandLine(new DrillmasterCommand())
                .addSubcommand(new DemoCommand(demonstration))
                .addSubcommand(new ServeCommand(starting, environment))
                .addSubcommand(new DoctorCommand(environment, clock))
                .addSubcommand(new SetupLinkCommand(environment, clock))
                .addSubcommand(scenario)
                .addSubcommand(tabletop)
                .addSubcommand(packages)
                .addSubcommand(attack)
                .addSubcommand(new ReplayCommand(clock, time -> Thread.sleep(time.toMillis())))
                .addSubcommand(new DetectionsCommand(environment))
                .addSubcommand(new CommandLine(new ReadinessCommand()).addSubcommand(new ReadinessScanCommand()))
                .addSubcommand(new SettingsCommand())
                .setExpandAtFiles(false) // @acme is an npm scope, not a file of arguments
                .setExecutionExceptionHandler(new Failures());
    }
}

package io.drillmaster.doctor;

import io.drillmaster.app.Settings;
import io.drillmaster.app.SettingsException;
import java.util.List;

/** Whether the settings can be used, and what is allowed in them but probably not meant. */
final class SettingsCheck implements Check {
    private static final String EXPLAINED = "'drillmaster settings' explains each setting.";

    private final List<Finding> findings;

    private SettingsCheck(List<Finding> findings) {
        this.findings = findings;
    }

    static SettingsCheck of(Settings settings) {
        var warnings = settings.warnings();
        return new SettingsCheck(
                warnings.isEmpty()
                        ? List.of(Finding.ok("They can be used; the canary's zone is " + settings.dnsZone() + "."))
                        : warnings.stream()
                                .map(warning -> Finding.warn(warning, EXPLAINED))
                                .toList());
    }

    static SettingsCheck of(SettingsException wrong) {
        return new SettingsCheck(wrong.problems().stream()
                .map(problem -> Finding.fail(problem + ".", EXPLAINED))
                .toList());
    }

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public String title() {
        return "Settings";
    }

    @Override
    public List<Finding> run() {
        return findings;
    }
}

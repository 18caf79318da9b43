package io.drillmaster.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Tells which Drillmaster this is, and on which Java it runs. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var built = Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
        return new String[] {
            "Drillmaster " + built.orElse("(not from a jar)"),
            "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
        };
    }
}

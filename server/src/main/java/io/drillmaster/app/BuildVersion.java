package io.drillmaster.app;

/** Which Drillmaster this is. */
public final class BuildVersion {
    private BuildVersion() {}

    /** As the jar says; {@code dev} when the program does not run from a jar. */
    public static String current() {
        var built = BuildVersion.class.getPackage().getImplementationVersion();
        return built == null ? "dev" : built;
    }
}

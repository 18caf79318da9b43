package io.drillmaster.drillpackages;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What makes a package client, or a program that uses the package, run a drill package's hook. A closed list. */
public enum ExecutionVector {
    /** A source distribution with an in-tree PEP 517 build back end. */
    PYPI_SDIST(
            Ecosystem.PYPI,
            "sdist",
            Set.of(Phase.RESOLVED, Phase.INSTALLED),
            "when pip or another PEP 517 front end asks for the metadata (phase r), also by a download or a dry run, and"
                    + " again when it builds the wheel to install (phase i); never afterwards"),
    /** A source distribution with a legacy {@code setup.py}; needs an index that serves setuptools. */
    PYPI_SETUP_PY(
            Ecosystem.PYPI,
            "setup-py",
            Set.of(Phase.RESOLVED, Phase.INSTALLED),
            "whenever setup.py is run: when pip asks for the metadata (phase r), also by a download or a dry run, and"
                    + " again when it builds the wheel to install (phase i); never afterwards"),
    /** A wheel: no code of it runs at install time or later. A control. */
    PYPI_WHEEL(
            Ecosystem.PYPI, "wheel", Set.of(), "never: a wheel is only unpacked, and this one holds no code that acts"),
    /** A wheel whose module runs the hook when it is imported. */
    PYPI_IMPORT(
            Ecosystem.PYPI,
            "import",
            Set.of(Phase.LOADED),
            "when a program imports the package (phase l), once per process; not at install time"),
    /** A wheel with a start-up hook in a {@code .pth} file, for a throw-away virtual environment only. */
    PYPI_PTH(
            Ecosystem.PYPI,
            "pth",
            Set.of(Phase.LOADED),
            "at every start of the Python it is installed in (phase l), and only in a virtual environment that holds the"
                    + " file drill-throw-away; not at install time"),
    /** The {@code preinstall} script. */
    NPM_PREINSTALL(Ecosystem.NPM, "preinstall", Set.of(Phase.INSTALLED), npmScript("preinstall")),
    /** The {@code install} script. */
    NPM_INSTALL(Ecosystem.NPM, "install", Set.of(Phase.INSTALLED), npmScript("install")),
    /** The {@code postinstall} script. */
    NPM_POSTINSTALL(Ecosystem.NPM, "postinstall", Set.of(Phase.INSTALLED), npmScript("postinstall")),
    /** The package's main module: no install script, so that clients which block those do not stop it. */
    NPM_IMPORT(
            Ecosystem.NPM,
            "import",
            Set.of(Phase.LOADED),
            "when a program loads the package with require or import (phase l), once per process; not at install time"),
    /** A crate's build script. */
    CARGO_BUILD_SCRIPT(
            Ecosystem.CARGO,
            "build-script",
            Set.of(Phase.INSTALLED),
            "when cargo builds a project that depends on the crate (phase i): cargo build, check, test or install; not"
                    + " when the dependency is added or fetched"),
    /** A gem's native extension. */
    RUBYGEMS_EXTENSION(
            Ecosystem.RUBYGEMS,
            "native-extension",
            Set.of(Phase.INSTALLED),
            "when gem or Bundler installs the gem and builds its native extension (phase i), for which the machine needs"
                    + " make, as for every such gem; never afterwards");

    private final Ecosystem ecosystem;
    private final String id;

    @SuppressWarnings("ImmutableEnumChecker") // only ever Set.of
    private final Set<Phase> phases;

    private final String runsWhen;

    ExecutionVector(Ecosystem ecosystem, String id, Set<Phase> phases, String runsWhen) {
        this.ecosystem = ecosystem;
        this.id = id;
        this.phases = phases;
        this.runsWhen = runsWhen;
    }

    /** Whose client it works with. */
    public Ecosystem ecosystem() {
        return ecosystem;
    }

    /** The name in scenario files and on the command line, unique within its ecosystem. */
    public String id() {
        return id;
    }

    /** The phases that the hook can report; none for a package that runs nothing. */
    public Set<Phase> phases() {
        return phases;
    }

    /** Whether a client that gets the package runs the hook by itself. If not, some program has to, or nothing ever does. */
    public boolean runsAtInstall() {
        return phases.contains(Phase.RESOLVED) || phases.contains(Phase.INSTALLED);
    }

    /** When the hook runs, for people: the end of a sentence that begins "It runs". */
    public String runsWhen() {
        return runsWhen;
    }

    /**
     * What a client has to find in the index besides the drill package, in normal form. Where the index does not serve
     * it the install fails before any code of the package runs, and nothing is measured: such a vector is not offered
     * there.
     */
    public List<String> needsFromIndex() {
        return this == PYPI_SETUP_PY ? List.of("setuptools", "wheel") : List.of();
    }

    /** Where the client runs npm's kind of script, which newer clients block until somebody approves it. */
    public boolean isInstallScript() {
        return this == NPM_PREINSTALL || this == NPM_INSTALL || this == NPM_POSTINSTALL;
    }

    /** The vector that a scenario gets which names none. */
    public static ExecutionVector usual(Ecosystem ecosystem) {
        return switch (ecosystem) {
            case PYPI -> PYPI_SDIST;
            case NPM -> NPM_POSTINSTALL;
            case CARGO -> CARGO_BUILD_SCRIPT;
            case RUBYGEMS -> RUBYGEMS_EXTENSION;
        };
    }

    /** All vectors of an ecosystem. */
    public static List<ExecutionVector> of(Ecosystem ecosystem) {
        return Arrays.stream(values())
                .filter(vector -> vector.ecosystem == ecosystem)
                .toList();
    }

    /**
     * The vector with a name.
     *
     * @throws IllegalArgumentException naming what was found and what is allowed
     */
    public static ExecutionVector of(Ecosystem ecosystem, String id) {
        return of(ecosystem).stream()
                .filter(vector -> vector.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + id + "' is not an execution vector of "
                        + ecosystem.title() + "; allowed are "
                        + of(ecosystem).stream().map(ExecutionVector::id).collect(Collectors.joining(", "))));
    }

    private static String npmScript(String script) {
        return "as the " + script
                + " script of an install (phase i), if the client runs such scripts; never afterwards";
    }
}

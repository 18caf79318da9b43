package io.drillmaster.readiness;

import io.drillmaster.scenarios.ReflexStage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The signals that can be fed. */
public enum Signal {
    /** What an attacker reads of the dependencies from outside. */
    PUBLIC_REPOSITORIES(
            "public-repositories-with-dependency-files",
            "Public repositories with dependency files",
            ReflexStage.RECONNAISSANCE,
            Unit.COUNT,
            Better.LOWER,
            "Repositories that everybody can read and that name your dependencies: an attacker's list of names to"
                    + " imitate.",
            "Search your organisation at its code host for requirements.txt, package.json and their kin, and count the"
                    + " public repositories."),
    /** Names that somebody else could take tomorrow. */
    LOOK_ALIKE_NAMES(
            "look-alike-names-open",
            "Look-alike names open",
            ReflexStage.RECONNAISSANCE,
            Unit.COUNT,
            Better.LOWER,
            "Believable misspellings of your dependencies and your own packages that anybody could register.",
            "drillmaster package lure lists candidates for a dependency file; count those that are free."),
    /** Whether the same install takes the same versions tomorrow. */
    DEPENDENCIES_PINNED(
            "dependencies-pinned",
            "Dependencies pinned",
            ReflexStage.EVALUATION,
            Unit.SHARE,
            Better.HIGHER,
            "Dependencies of which exactly one version or commit fits. The others take a new release unseen.",
            "drillmaster readiness scan DIR counts them, and sends them with --send."),
    /** Whether one stolen account is enough. */
    DEPENDENCIES_SINGLE_MAINTAINER(
            "dependencies-single-maintainer",
            "Dependencies with a single maintainer",
            ReflexStage.EVALUATION,
            Unit.SHARE,
            Better.LOWER,
            "Direct dependencies that one person alone can release: one stolen account is enough.",
            "Count the direct dependencies whose registry page or scorecard names one maintainer and no organisation;"
                    + " the whole is all direct dependencies."),
    /** Whether a replaced file would be noticed. */
    DEPENDENCIES_HASHED(
            "dependencies-hashed",
            "Dependencies hashed",
            ReflexStage.FORTIFY,
            Unit.SHARE,
            Better.HIGHER,
            "Dependencies that are pinned and checked against a hash of SHA-256 or stronger, so that a replaced file"
                    + " stops the build.",
            "drillmaster readiness scan DIR counts them, and sends them with --send."),
    /** Whether the gate stops anything. */
    BUILDS_STOPPED(
            "builds-stopped-unapproved",
            "Builds stopped for unapproved dependencies",
            ReflexStage.FORTIFY,
            Unit.COUNT,
            Better.NEITHER,
            "Builds that your gate stopped since the sample before. None may mean good habits, or a gate that is open: a"
                    + " drill tells which.",
            "Let the job that checks dependencies count its refusals, once a week."),
    /** For how long a stolen secret is worth something. */
    CREDENTIAL_LIFETIME(
            "credential-lifetime",
            "Lifetime of build credentials (90th percentile)",
            ReflexStage.LIMIT,
            Unit.DURATION,
            Better.LOWER,
            "Nine in ten credentials that builds can reach live no longer than this. Minutes and hours are good; days"
                    + " and months leave a thief time.",
            "List the credentials that build jobs can read, each with its time to live (one without an end counts as"
                    + " 3650 days), and give the 90th percentile."),
    /** Where code that got in can send what it found. */
    EGRESS_DESTINATIONS(
            "egress-destinations-allowed",
            "Egress destinations allowed",
            ReflexStage.LIMIT,
            Unit.COUNT,
            Better.LOWER,
            "Destinations that a build runner may connect to: code that got in can send what it found to each of them.",
            "Count the entries of the runners' allow-list. A runner that may connect anywhere has no count yet: begin"
                    + " when there is a list.");

    private final String id;
    private final String title;
    private final ReflexStage stage;
    private final Unit unit;
    private final Better better;
    private final String meaning;
    private final String feeding;

    Signal(String id, String title, ReflexStage stage, Unit unit, Better better, String meaning, String feeding) {
        this.id = id;
        this.title = title;
        this.stage = stage;
        this.unit = unit;
        this.better = better;
        this.meaning = meaning;
        this.feeding = feeding;
    }

    /** As machines spell it; never changed. */
    public String id() {
        return id;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** The part of the defence that it tells of. */
    public ReflexStage stage() {
        return stage;
    }

    /** What its values are. */
    public Unit unit() {
        return unit;
    }

    /** In which direction it gets better. */
    public Better better() {
        return better;
    }

    /** What it counts and why that matters. */
    public String meaning() {
        return meaning;
    }

    /** Where the value comes from. */
    public String feeding() {
        return feeding;
    }

    /** The one with this id. */
    public static Optional<Signal> of(String id) {
        return Arrays.stream(values()).filter(signal -> signal.id.equals(id)).findFirst();
    }

    /** Those of a stage, in the order of this list. */
    public static List<Signal> of(ReflexStage stage) {
        return Arrays.stream(values()).filter(signal -> signal.stage == stage).toList();
    }

    /** All ids, for people who misspelled one. */
    static String ids() {
        return Arrays.stream(values()).map(Signal::id).collect(Collectors.joining(", "));
    }
}

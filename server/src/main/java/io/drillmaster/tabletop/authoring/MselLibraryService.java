package io.drillmaster.tabletop.authoring;

import io.drillmaster.common.Problem;
import io.drillmaster.scenarios.Finding;
import io.drillmaster.scenarios.ScenarioException;
import io.drillmaster.scenarios.msel.Msel;
import io.drillmaster.scenarios.msel.MselLibrary;
import io.drillmaster.scenarios.msel.MselLinter;
import io.drillmaster.scenarios.msel.MselLoader;
import io.drillmaster.scenarios.msel.MselYaml;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** What is done with tabletops: list them, read them, save a version, go back to an older one. */
public final class MselLibraryService {
    /** The version to save a new tabletop on. */
    public static final int NEW = 0;

    private static final int LONGEST_NOTE = 400;
    private static final int MOST_TOLD = 20;
    private static final String ORIGIN = "tabletop";

    private final MselStore store;
    private final MselLibrary shipped;
    private final InstantSource clock;

    /** On a migrated database. */
    public MselLibraryService(Jdbi jdbi, MselLibrary shipped, InstantSource clock) {
        this.store = new MselStore(jdbi);
        this.shipped = shipped;
        this.clock = clock;
    }

    /** The version in use of every tabletop, by id: the latest saved one, or the one that came with the program. */
    public List<MselSummary> list() {
        var byId = new TreeMap<String, MselSummary>();
        shipped.msels().forEach(msel -> byId.put(msel.id(), summary(msel)));
        store.latest().forEach(saved -> byId.put(saved.id(), saved));
        return List.copyOf(byId.values());
    }

    /** The version in use. @throws Problem 404 when there is no such tabletop */
    public MselVersion get(String id) {
        return read(inUse(id).orElseThrow(() -> unknown(id)));
    }

    /**
     * One version.
     *
     * @throws Problem 404 when there is none; 409 when it was saved by another version of the program and is not understood
     *     by this one
     */
    public MselVersion get(String id, int version) {
        return read(history(id).stream()
                .filter(summary -> summary.version() == version)
                .findFirst()
                .orElseThrow(
                        () -> Problem.notFound("There is no version " + version + " of the tabletop " + id + ".")));
    }

    /** Every version that there is, latest first; the shipped one is the last. @throws Problem 404 */
    public List<MselSummary> history(String id) {
        var versions = new ArrayList<>(store.versions(id));
        shipped.find(id).ifPresent(msel -> versions.add(summary(msel)));
        if (versions.isEmpty()) {
            throw unknown(id);
        }
        return List.copyOf(versions);
    }

    /** Everything that is wrong, or doubtful, with a text; empty if it is clean. */
    public List<Finding> check(String yaml) {
        return MselLinter.lint(yaml, ORIGIN);
    }

    /**
     * Saves a text as the next version, with that version's number in it.
     *
     * @param yaml the whole file
     * @param readFrom the version that its author started from; {@link #NEW} for a new tabletop
     * @param note what was changed; may be empty
     * @throws Problem 400 with what is wrong with the text or the note; 409 when another version is in use by now, which
     *     would be overwritten
     */
    public MselVersion save(String yaml, int readFrom, String by, String note) {
        var msel = load(yaml);
        var current = inUse(msel.id());
        var now = current.map(MselSummary::version).orElse(NEW);
        if (now != readFrom) {
            throw overtaken(msel.id(), readFrom, current);
        }
        var next = Math.max(now, shipped.find(msel.id()).map(Msel::version).orElse(NEW)) + 1;
        var text = Renumbering.of(yaml, msel, next);
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var saved = new MselSummary(msel.id(), next, msel.title(), by, Optional.of(at), line(note));
        if (!store.add(saved, at, text)) {
            throw overtaken(msel.id(), readFrom, inUse(msel.id()));
        }
        return new MselVersion(saved, load(text), text);
    }

    /**
     * Goes back to an older version: saves its text as the next one. Nothing is lost by it.
     *
     * @param readFrom the version that is in use as far as whoever asks for it knows
     * @throws Problem as {@link #get(String, int)} and {@link #save}
     */
    public MselVersion restore(String id, int version, int readFrom, String by) {
        return save(get(id, version).yaml(), readFrom, by, "back to version " + version);
    }

    private Optional<MselSummary> inUse(String id) {
        return store.versions(id).stream().findFirst().or(() -> shipped.find(id).map(MselLibraryService::summary));
    }

    private MselVersion read(MselSummary summary) {
        if (summary.shipped()) {
            var msel = shipped.find(summary.id()).orElseThrow();
            return new MselVersion(summary, msel, MselYaml.write(msel));
        }
        var yaml = store.yaml(summary.id(), summary.version()).orElseThrow();
        try {
            return new MselVersion(summary, MselLoader.load(yaml, ORIGIN), yaml);
        } catch (ScenarioException refused) {
            throw Problem.conflict(
                    "tabletop-not-understood",
                    "Version " + summary.version() + " of " + summary.id()
                            + " was saved by another version of Drillmaster, and this one does not understand it: "
                            + told(refused));
        }
    }

    private static Msel load(String yaml) {
        try {
            return MselLoader.load(yaml, ORIGIN);
        } catch (ScenarioException refused) {
            throw Problem.badField("yaml", "bad-tabletop", "The tabletop cannot be saved: " + told(refused));
        }
    }

    private static String told(ScenarioException refused) {
        return refused.findings().stream()
                        .filter(Finding::isError)
                        .limit(MOST_TOLD)
                        .map(finding -> "line " + finding.line() + ": " + finding.message())
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String line(String note) {
        var line = note.strip();
        if (line.length() > LONGEST_NOTE || line.chars().anyMatch(Character::isISOControl)) {
            throw Problem.badField(
                    "note", "bad-note", "Say in one line of at most " + LONGEST_NOTE + " characters what was changed.");
        }
        return line;
    }

    private static MselSummary summary(Msel msel) {
        return new MselSummary(msel.id(), msel.version(), msel.title(), "", Optional.empty(), "");
    }

    private static Problem unknown(String id) {
        return Problem.notFound("There is no tabletop " + id + ".");
    }

    private static Problem overtaken(String id, int readFrom, Optional<MselSummary> current) {
        if (current.isEmpty()) {
            return Problem.conflict(
                    "tabletop-unknown",
                    "There is no tabletop " + id + " any more that could be changed; save it as new.");
        }
        if (readFrom == NEW) {
            return Problem.conflict(
                    "tabletop-id-taken", "There is a tabletop " + id + " already; give the new one its own id.");
        }
        return Problem.conflict(
                "tabletop-overtaken",
                "Version " + current.get().version() + " of " + id + " is in use by now; what you changed was version "
                        + readFrom + ". Read the new one, and put your changes into it.");
    }
}

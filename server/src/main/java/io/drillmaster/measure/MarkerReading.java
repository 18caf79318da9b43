package io.drillmaster.measure;

import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.Fact.MarkerAbsent;
import io.drillmaster.evidence.Fact.MarkerLine;
import io.drillmaster.evidence.Fact.MarkerPresent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What one host's marker file tells of one token. A file is looked at again and again and only ever grows, so the same
 * line in many rows is one run, seen first in the earliest of them. Lines are told apart by the host's own clock, which
 * is good for differences however wrong it is.
 */
final class MarkerReading {
    private final Token token;
    private final Optional<String> host;
    private final Map<String, NavigableSet<Instant>> absents = new HashMap<>();
    private final Contamination contamination;

    MarkerReading(Token token, Optional<String> host, List<Row<MarkerAbsent>> absents, Contamination contamination) {
        this.token = token;
        this.host = host;
        absents.forEach(row -> this.absents
                .computeIfAbsent(row.fact().path(), unseen -> new TreeSet<>())
                .add(row.receivedAt()));
        this.contamination = contamination;
    }

    /**
     * The installs on this host.
     *
     * @param rows looks at which the marker was there, in order of receipt
     * @param lookups DNS sightings by nonce; those whose nonce stands in the file are taken out
     */
    List<Install> installs(List<Row<MarkerPresent>> rows, Map<String, Sighting> lookups) {
        var installs = installsOfLines(rows, lookups);
        Optional<Row<MarkerPresent>> before = Optional.empty();
        for (var row : rows) {
            if (row.fact().executions().isEmpty()) {
                bare(row, before, installs);
                before = Optional.of(row);
            }
        }
        return installs;
    }

    private List<Install> installsOfLines(List<Row<MarkerPresent>> rows, Map<String, Sighting> lookups) {
        var runs = new LinkedHashMap<String, Gathering>();
        for (var row : rows) {
            for (var line : row.fact().executions()) {
                var known = runs.get(key(line));
                if (known == null) {
                    runs.put(key(line), new Gathering(sighting(row, line)));
                } else {
                    known.add(sighting(row, line));
                }
            }
        }
        var sorted = new ArrayList<Sighting>();
        runs.forEach((key, told) -> {
            var run = told.whole();
            var lookup = Optional.ofNullable(lookups.remove(key));
            var whole = lookup.map(run::and).orElse(run);
            if (contamination.executedInTime(whole, host)) {
                sorted.add(whole);
            }
        });
        sorted.sort(Comparator.comparing(MarkerReading::hostTime));
        var installs = new ArrayList<Install>();
        Optional<Instant> last = Optional.empty();
        for (var run : sorted) {
            var at = hostTime(run);
            var pause = last.map(earlier -> Duration.between(earlier, at));
            if (pause.filter(length -> length.compareTo(Install.SILENCE) <= 0).isPresent()) {
                installs.get(installs.size() - 1).add(run);
            } else {
                installs.add(new Install(token, host, run));
            }
            last = Optional.of(at);
        }
        return installs;
    }

    /** Presence alone: a new install only when the file was gone, or written again, since it was last seen. */
    private void bare(Row<MarkerPresent> row, Optional<Row<MarkerPresent>> before, List<Install> installs) {
        var sighting = new Sighting(
                Optional.empty(),
                Optional.empty(),
                row.fact().modifiedAt().map(at -> new HostStamp(at, false, row.receivedAt())),
                row.receivedAt(),
                List.of(row.evidence()));
        var sameFile = before.map(earlier -> !goneBetween(earlier, row) && !writtenAgain(earlier, row));
        if (installs.isEmpty() || !sameFile.orElse(true)) {
            if (contamination.executedInTime(sighting, host)) {
                installs.add(new Install(token, host, sighting));
            }
            return;
        }
        var known = installs.get(0);
        for (var install : installs) {
            known = install.seenAt().isAfter(row.receivedAt()) ? known : install;
        }
        known.add(known.seenAt().isAfter(row.receivedAt()) ? sighting : repeated(sighting, known));
    }

    /** A later look at what is known already: one more row, no new time. */
    private static Sighting repeated(Sighting look, Install known) {
        return new Sighting(Optional.empty(), Optional.empty(), Optional.empty(), known.seenAt(), look.rows());
    }

    private boolean goneBetween(Row<MarkerPresent> earlier, Row<MarkerPresent> later) {
        var looks = absents.getOrDefault(later.fact().path(), Collections.emptyNavigableSet());
        var next = looks.higher(earlier.receivedAt());
        return next != null && next.isBefore(later.receivedAt());
    }

    private static boolean writtenAgain(Row<MarkerPresent> earlier, Row<MarkerPresent> later) {
        return earlier.fact()
                .modifiedAt()
                .flatMap(first -> later.fact().modifiedAt().map(second -> Duration.between(first, second)))
                .filter(pause -> pause.compareTo(Install.SILENCE) > 0)
                .isPresent();
    }

    private static Sighting sighting(Row<MarkerPresent> row, MarkerLine line) {
        return new Sighting(
                Optional.of(key(line)),
                Optional.of(line.phase()),
                Optional.of(new HostStamp(line.at(), true, row.receivedAt())),
                row.receivedAt(),
                List.of(row.evidence()));
    }

    private static String key(MarkerLine line) {
        return line.nonce().isBlank() ? line.at().toString() : line.nonce().toLowerCase(Locale.ROOT);
    }

    private static Instant hostTime(Sighting run) {
        return run.stamp().orElseThrow().at();
    }
}

package io.drillmaster.exercise;

import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.measure.DeclaredSource;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.InstallTarget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * How far an exercise is cleaned up, by what was observed and not by what was ordered: every package, every machine that
 * executed, every cache that was seen to fetch. Computed from the evidence each time, so that a probe's report that comes
 * in a week later settles what was open.
 *
 * @param items packages first, then machines, then caches
 */
public record CleanUpReport(List<Item> items) {
    public CleanUpReport {
        items = List.copyOf(items);
    }

    /** What is known about one thing that a drill may have left. */
    public enum State {
        /** It was looked for, and is not there. */
        GONE,
        /** It was looked for, and is there. */
        LEFT,
        /** Nobody looked since, or nobody can: a person has to. */
        UNKNOWN
    }

    /**
     * One thing that a drill may have left.
     *
     * @param what e.g. {@code the marker /tmp/security-drill-….txt on build-1}
     * @param state what is known about it
     * @param seen the row of evidence that says so, where there is one
     * @param toDo what a person must do; empty when it is gone
     */
    public record Item(String what, State state, Optional<UUID> seen, String toDo) {}

    /** What became of everything that this exercise published and set off. */
    public static CleanUpReport of(Exercise exercise, List<Evidence> rows) {
        var valid = valid(rows);
        var items = new ArrayList<Item>();
        for (var part : List.<Part>of(CleanUpReport::packages, CleanUpReport::machines, CleanUpReport::caches)) {
            for (var target : exercise.plan().targets()) {
                var own = valid.stream()
                        .filter(row ->
                                row.token().filter(target.token()::equals).isPresent()
                                        || row.fact() instanceof Fact.TornDown)
                        .toList();
                part.add(target, own, items);
            }
        }
        return new CleanUpReport(items);
    }

    /** Whether nothing is left to do. */
    public boolean done() {
        return items.stream().allMatch(item -> item.state() == State.GONE);
    }

    private interface Part {
        void add(InstallTarget target, List<Evidence> own, List<Item> items);
    }

    /** Without the rows that were taken back; a row comes after those that it refers to. */
    private static List<Evidence> valid(List<Evidence> rows) {
        var takenBack = new HashSet<UUID>();
        for (var at = rows.size() - 1; at >= 0; at--) {
            var row = rows.get(at);
            if (row.fact() instanceof Fact.Retracted && !takenBack.contains(row.id())) {
                row.refersTo().ifPresent(takenBack::add);
            }
        }
        return rows.stream().filter(row -> !takenBack.contains(row.id())).toList();
    }

    private static void packages(InstallTarget target, List<Evidence> own, List<Item> items) {
        var published = last(own, Fact.Published.class);
        if (published.isEmpty()) {
            return;
        }
        var what = "the package " + target.packageName() + " " + target.packageVersion() + " in its registry";
        var look = last(own, Fact.IndexLooked.class);
        if (look.isPresent() && look.get().fact() instanceof Fact.IndexLooked seen) {
            items.add(
                    seen.gone()
                            ? new Item(what, State.GONE, Optional.of(look.get().id()), "")
                            : new Item(
                                    what,
                                    State.LEFT,
                                    Optional.of(look.get().id()),
                                    "Remove it from the registry: a client that asks at " + seen.address()
                                            + " still gets it (" + seen.answer() + ")."));
            return;
        }
        items.add(new Item(
                what,
                State.UNKNOWN,
                last(own, Fact.Withdrawn.class).map(Evidence::id),
                "Nobody has seen yet that clients are refused. Ask as they do, with this registry's address: pip index"
                        + " versions, npm view, cargo info or gem list --remote must not find it."));
    }

    private static void machines(InstallTarget target, List<Evidence> own, List<Item> items) {
        var executedOn = new LinkedHashSet<String>();
        var lastLook = new LinkedHashMap<String, Evidence>();
        for (var row : own) {
            var host = row.host().orElse("");
            if (row.fact() instanceof Fact.MarkerPresent) {
                executedOn.add(host);
                lastLook.put(host, row);
            } else if (row.fact() instanceof Fact.MarkerAbsent) {
                lastLook.put(host, row);
            } else if (row.fact() instanceof Fact.TornDown down) {
                executedOn.stream()
                        .filter(there ->
                                down.removed().contains(new MarkerCheck.Place(target.markerPath(), there).noted()))
                        .forEach(there -> lastLook.put(there, row));
            }
        }
        for (var host : executedOn) {
            var look = Objects.requireNonNull(lastLook.get(host)); // whoever executed was looked at
            var gone = !(look.fact() instanceof Fact.MarkerPresent);
            items.add(new Item(
                    "the marker " + target.markerPath() + " on " + host,
                    gone ? State.GONE : State.LEFT,
                    Optional.of(look.id()),
                    gone ? "" : "Delete the file, then run the probe there once more: it settles this line."));
            decoys(target, host).ifPresent(items::add);
        }
        // What a declared scanner asked for says nothing of a machine.
        var lookUp = own.stream()
                .filter(row -> DeclaredSource.tellsOfExecution(row.fact()))
                .reduce((one, other) -> other);
        if (executedOn.isEmpty() && lookUp.isPresent()) {
            items.add(
                    new Item(
                            "the marker " + target.markerPath() + " on a machine that no probe has reported",
                            State.UNKNOWN,
                            lookUp.map(Evidence::id),
                            "The package ran somewhere: run the probe where it was installed, delete the marker, run it again."));
        }
    }

    private static Optional<Item> decoys(InstallTarget target, String host) {
        if (!target.actions().contains(BenignAction.READ_DECOY)
                && !target.actions().contains(BenignAction.WRITE_DECOY_CONFIG)) {
            return Optional.empty();
        }
        var directory = target.markerPath().replaceFirst("\\.txt$", "");
        return Optional.of(new Item(
                "the decoys in " + directory + " on " + host,
                State.UNKNOWN,
                Optional.empty(),
                "Delete the directory; the probe looks for the marker only."));
    }

    /** One line for each address and client that fetched: what it keeps, it may hand out again. */
    private static void caches(InstallTarget target, List<Evidence> own, List<Item> items) {
        var fetches = new LinkedHashMap<String, Evidence>();
        for (var row : own) {
            if (row.fact() instanceof Fact.Fetched fetch) {
                fetches.put(client(fetch.userAgent()) + " at " + fetch.remoteAddress(), row);
            }
        }
        for (Map.Entry<String, Evidence> fetch : fetches.entrySet()) {
            items.add(new Item(
                    "the cache of " + fetch.getKey() + ", which fetched " + target.packageName() + " "
                            + target.packageVersion(),
                    State.UNKNOWN,
                    Optional.of(fetch.getValue().id()),
                    purge(target, fetch.getKey())));
        }
    }

    private static String client(String userAgent) {
        var end = userAgent.indexOf(' ');
        var product = (end < 0 ? userAgent : userAgent.substring(0, end)).strip();
        return product.isEmpty() ? "a client without a name" : product;
    }

    private static String purge(InstallTarget target, String client) {
        var name = target.packageName();
        if (client.startsWith("pip/")) {
            return "Run: pip cache remove '" + name.replaceAll("[-_.]+", "_") + "*'";
        }
        if (client.startsWith("npm/") || client.startsWith("pnpm/") || client.startsWith("yarn/")) {
            return "Empty it there (npm cache clean --force, pnpm store prune, yarn cache clean): npm ci installs from it"
                    + " without asking the registry.";
        }
        if (target.ecosystem() == Ecosystem.CARGO && client.startsWith("cargo")) {
            return "Delete " + name + "-" + target.packageVersion() + "* below ~/.cargo/registry.";
        }
        if (target.ecosystem() == Ecosystem.RUBYGEMS) {
            return "Delete " + name + "-" + target.packageVersion() + ".gem from the cache below gem env gemdir.";
        }
        return "If this is a proxy or mirror, delete " + name + " from its cache: it would go on handing it out.";
    }

    private static Optional<Evidence> last(List<Evidence> rows, Class<? extends Fact> kind) {
        return rows.stream().filter(row -> kind.isInstance(row.fact())).reduce((one, other) -> other);
    }
}

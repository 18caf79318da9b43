package io.drillmaster.measure;

import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.Fact.CanaryVisited;
import io.drillmaster.evidence.Fact.DnsLookedUp;
import io.drillmaster.evidence.Fact.MarkerAbsent;
import io.drillmaster.evidence.Fact.MarkerPresent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Puts the sightings of one token together into installs: first what marker files tell, host by host, then the DNS
 * lookups and visits to the canary, which seldom know their host. A lookup belongs to the run that shares its nonce, else
 * (and a visit always) to the nearest install within five minutes, else it is an install of its own on an unknown host.
 */
final class InstallCoalescing {
    private final Token token;
    private final Log log;
    private final ClockOffsets offsets;
    private final Contamination contamination;
    private final List<Row<MarkerAbsent>> absents;
    private final Map<Optional<String>, List<Row<MarkerAbsent>>> absentOn = new HashMap<>();
    private final Map<Looks, NavigableSet<Bound>> looks = new HashMap<>();
    private final Set<String> hosts = new HashSet<>();

    InstallCoalescing(Token token, Log log, ClockOffsets offsets, Horizon horizon) {
        this.token = token;
        this.log = log;
        this.offsets = offsets;
        this.contamination = new Contamination(horizon, offsets);
        this.absents = log.of(MarkerAbsent.class, token);
        for (var row : absents) {
            var host = row.evidence().host();
            host.ifPresent(hosts::add);
            absentOn.computeIfAbsent(host, unseen -> new ArrayList<>()).add(row);
        }
    }

    /** The installs, in no particular order. */
    List<Install> installs() {
        var lookups = lookups();
        var installs = new ArrayList<Install>();
        markersByHost().forEach((host, rows) -> {
            var known = Optional.of(host).filter(name -> !name.isEmpty());
            known.ifPresent(hosts::add);
            var reading = new MarkerReading(token, known, absentOn.getOrDefault(known, List.of()), contamination);
            installs.addAll(reading.installs(rows, lookups));
        });
        installs.forEach(install -> install.looksInVain(looksInVain(install)));
        Stream.concat(lookups.values().stream(), visits())
                .filter(lookup -> contamination.executedInTime(lookup, hostOf(lookup)))
                .sorted(Comparator.comparing(Sighting::seenAt)
                        .thenComparing(lookup -> lookup.nonce().orElse("")))
                .forEach(lookup -> nearest(installs, lookup)
                        .ifPresentOrElse(install -> install.add(lookup), () -> installs.add(ofLookup(lookup))));
        return installs;
    }

    /** One sighting a nonce: resolvers ask again, for A and for AAAA, in mixed letter case. */
    private Map<String, Sighting> lookups() {
        var lookups = new HashMap<String, Gathering>();
        for (var row : log.of(DnsLookedUp.class, token)) {
            var nonce = row.fact().nonce().toLowerCase(Locale.ROOT);
            // A shortened name is no execution, nor is what a declared scanner or analyst asks.
            if (!nonce.isBlank() && row.fact().declared().isEmpty()) {
                var sighting = new Sighting(
                        Optional.of(nonce),
                        Optional.of(row.fact().phase()),
                        Optional.empty(),
                        row.receivedAt(),
                        List.of(row.evidence()));
                var known = lookups.get(nonce);
                if (known == null) {
                    lookups.put(nonce, new Gathering(sighting));
                } else {
                    known.add(sighting);
                }
            }
        }
        var whole = new HashMap<String, Sighting>();
        lookups.forEach((nonce, told) -> whole.put(nonce, told.whole()));
        return whole;
    }

    /** A connection says neither host nor phase, so each is a sighting of its own. */
    private Stream<Sighting> visits() {
        return log.of(CanaryVisited.class, token).stream()
                .filter(row -> row.fact().declared().isEmpty())
                .map(row -> new Sighting(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        row.receivedAt(),
                        List.of(row.evidence())));
    }

    private Map<String, List<Row<MarkerPresent>>> markersByHost() {
        var byHost = new TreeMap<String, List<Row<MarkerPresent>>>();
        log.of(MarkerPresent.class, token).stream()
                .sorted(Comparator.comparing(Row::receivedAt))
                .forEach(row -> byHost.computeIfAbsent(row.evidence().host().orElse(""), unseen -> new ArrayList<>())
                        .add(row));
        return byHost;
    }

    private Optional<Install> nearest(Collection<Install> installs, Sighting lookup) {
        var host = hostOf(lookup);
        var at = lookup.seenAt();
        return installs.stream()
                .filter(install -> host.isEmpty() || host.equals(install.host()))
                .filter(install -> install.lastAbsent()
                        .filter(absent -> !absent.at().isBefore(at))
                        .isEmpty())
                .filter(install -> install.distanceTo(at).compareTo(Install.SILENCE) <= 0)
                .min(Comparator.comparing((Install install) -> install.distanceTo(at))
                        .thenComparing(Install::seenAt)
                        .thenComparing(install -> install.host().orElse("")));
    }

    private Install ofLookup(Sighting lookup) {
        var install = new Install(token, hostOf(lookup), lookup);
        install.looksInVain(looksInVain(install));
        return install;
    }

    private static Optional<String> hostOf(Sighting lookup) {
        return lookup.rows().stream().flatMap(row -> row.host().stream()).findFirst();
    }

    /**
     * Looks at this install's host that found no marker. An install on an unknown host can only be bounded by them when
     * all looks were at one host.
     */
    private NavigableSet<Bound> looksInVain(Install install) {
        var unknownHost = install.host().isEmpty();
        if (unknownHost && hosts.size() > 1) {
            return Collections.emptyNavigableSet();
        }
        return looks.computeIfAbsent(new Looks(install.host(), install.paths()), this::bounds);
    }

    private NavigableSet<Bound> bounds(Looks at) {
        var among = at.host().isEmpty() ? absents : absentOn.getOrDefault(at.host(), List.of());
        var bounds = new TreeSet<>(Bound.BY_TIME);
        among.stream()
                .filter(row ->
                        at.paths().isEmpty() || at.paths().contains(row.fact().path()))
                .forEach(row -> bounds.add(new Bound(offsets.notAfter(row.evidence()), row.id())));
        return bounds;
    }

    /** Where was looked: on one host, or anywhere when it is empty; at these files, or at any when there are none. */
    private record Looks(Optional<String> host, Set<String> paths) {}
}

package io.drillmaster.alert;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where an alert says that it comes from, in lower case.
 *
 * @param hosts machines, as the source names them
 * @param repositories of the CI runs that it is about
 */
record Places(Set<String> hosts, Set<String> repositories) {
    static Places of(Evidence alert) {
        var hosts = new LinkedHashSet<String>();
        var repositories = new LinkedHashSet<String>();
        alert.host().map(Places::lower).ifPresent(hosts::add);
        if (alert.fact() instanceof Fact.AlertReceived received) {
            received.traits().hosts().stream().map(Places::lower).sorted().forEach(hosts::add);
            received.traits().ciRuns().stream()
                    .sorted()
                    .flatMap(run -> CiRun.parse(run).stream())
                    .forEach(run -> repositories.add(run.project()));
        }
        return new Places(hosts, repositories);
    }

    /** What an exercise's scope lists where it covers one of them: hosts, each suffix of theirs, repositories. */
    Set<String> inScope() {
        var places = new LinkedHashSet<>(repositories);
        for (var host : hosts) {
            places.add(host);
            for (var dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
                places.add(host.substring(dot));
            }
        }
        return places;
    }

    boolean anyHostIn(Collection<String> others) {
        return hosts.stream().anyMatch(host -> others.stream().anyMatch(other -> sameHost(host, other)));
    }

    /** Whether two names are of one host: some tools give the first label only. */
    static boolean sameHost(String one, String other) {
        var a = lower(one);
        var b = lower(other);
        return a.equals(b) || a.startsWith(b + ".") || b.startsWith(a + ".");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

package io.drillmaster.measure;

import io.drillmaster.drillpackages.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Each host by itself. An alert is a host's when it names the host, itself or in what it tells. One that names no host is
 * a host's only where no other can be meant: what it speaks of ran there and nowhere else, as far as is known.
 */
final class HostResults {
    /** Stands for the machine of an install that nobody named. */
    private static final String UNKNOWN = "";

    private final Horizon horizon;
    private final Scope scope;
    private final HostNames names;
    private final Map<String, List<InstallInstance>> installs = new LinkedHashMap<>();
    private final Map<String, List<JudgedAlert>> alerts = new HashMap<>();
    private final Map<Token, Set<String>> hostsOf = new HashMap<>();

    private HostResults(Horizon horizon, Scope scope) {
        this.horizon = horizon;
        this.scope = scope;
        this.names = HostNames.of(scope.installs().stream()
                .flatMap(install -> install.host().stream())
                .toList());
        scope.installs().forEach(this::note);
        scope.alerts().forEach(this::assign);
    }

    /** One a host that is known to have executed in time, earliest first; none for a control, whose package does nothing. */
    static List<HostResult> of(boolean control, Horizon horizon, Scope scope) {
        if (control) {
            return List.of();
        }
        var results = new HostResults(horizon, scope);
        return results.installs.entrySet().stream()
                .map(entry -> results.result(entry.getValue(), results.alerts.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    private void note(InstallInstance install) {
        var host = install.host().map(names::host);
        hostsOf.computeIfAbsent(install.token(), unseen -> new TreeSet<>()).add(host.orElse(UNKNOWN));
        host.ifPresent(name ->
                installs.computeIfAbsent(name, unseen -> new ArrayList<>()).add(install));
    }

    private void assign(JudgedAlert alert) {
        Collection<String> hosts = alert.hosts().isEmpty()
                ? onlyOne(alert)
                : alert.hosts().stream()
                        .flatMap(name -> names.meant(name).stream())
                        .distinct()
                        .toList();
        hosts.forEach(host ->
                alerts.computeIfAbsent(host, unseen -> new ArrayList<>()).add(alert));
    }

    private Collection<String> onlyOne(JudgedAlert alert) {
        var possible = new TreeSet<String>();
        hostsOf.forEach((token, hosts) -> {
            if (alert.concernsAny(Set.of(token))) {
                possible.addAll(hosts);
            }
        });
        return possible.size() == 1 && !possible.contains(UNKNOWN) ? possible : List.of();
    }

    private HostResult result(List<InstallInstance> there, List<JudgedAlert> about) {
        var host = scope.ofHost(there, about);
        var outcome = new Verdict(false, horizon, host).outcome();
        return new HostResult(
                there.get(0).host().orElseThrow(),
                host.execution().orElseThrow(),
                outcome,
                host.firstAlert().map(Signal::row),
                new Detecting(false, horizon, host, outcome).ttd());
    }
}

package io.drillmaster.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The delegation of every zone that this server answers for: packages of old exercises still ask in the old ones. */
final class EachZone implements Check {
    private final List<ServedZone> zones;
    private final List<DelegationCheck> checks;

    EachZone(List<ServedZone> zones, DnsAsk ask, DnsWalk walk, boolean rootGiven) {
        this.zones = zones;
        this.checks = zones.stream()
                .map(zone -> new DelegationCheck(zone, ask, walk, rootGiven))
                .toList();
    }

    @Override
    public String id() {
        return checks.get(0).id();
    }

    @Override
    public String title() {
        return checks.get(0).title();
    }

    @Override
    public Duration patience() {
        return checks.get(0).patience().multipliedBy(checks.size());
    }

    @Override
    public List<Finding> run() {
        if (checks.size() == 1) {
            return checks.get(0).run();
        }
        var all = new ArrayList<Finding>();
        for (var i = 0; i < checks.size(); i++) {
            var zone = zones.get(i).name().toString(true) + ": ";
            checks.get(i).run().forEach(one -> all.add(new Finding(one.result(), zone + one.found(), one.toDo())));
        }
        return all;
    }
}

package io.drillmaster.app;

import io.drillmaster.canary.MarkerPoller;
import io.drillmaster.canary.MarkerSighting;
import io.drillmaster.canary.MarkerWatch;
import io.drillmaster.exercise.MarkerCheck;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.PlanStore;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** The markers that this server can look for itself: on its own machine, and in mounted directories of others. */
final class LocalMarkers {
    private final PlanStore plans;
    private final boolean watched;
    private final List<MarkerMount> mounts;
    private final String host;

    LocalMarkers(PlanStore plans, boolean watched, List<MarkerMount> mounts) {
        this.plans = plans;
        this.watched = watched;
        this.mounts = List.copyOf(mounts);
        this.host = hostName();
    }

    /** What to watch now: the markers of every running exercise. */
    List<MarkerWatch> watches() {
        return watched || !mounts.isEmpty()
                ? plans.running().stream()
                        .flatMap(exercise -> of(exercise).stream())
                        .toList()
                : List.of();
    }

    /** Looks at an exercise's markers once. */
    MarkerCheck.Result check(Exercise exercise, MarkerPoller poller) {
        var gone = new ArrayList<MarkerCheck.Place>();
        var lying = new ArrayList<MarkerCheck.Place>();
        for (var watch : of(exercise)) {
            var sighting = poller.checkOnce(watch);
            var place = new MarkerCheck.Place(watch.path(), watch.host());
            if (sighting instanceof MarkerSighting.Present) {
                lying.add(place);
            } else if (sighting instanceof MarkerSighting.Absent) {
                gone.add(place);
            }
        }
        return new MarkerCheck.Result(gone, lying);
    }

    private List<MarkerWatch> of(Exercise exercise) {
        var id = exercise.plan().id();
        var watches = new ArrayList<MarkerWatch>();
        for (var target : exercise.plan().targets()) {
            var path = target.markerPath();
            if (watched) {
                watches.add(new MarkerWatch(id, target.token(), path, host, true));
            }
            for (var mount : mounts) {
                var mounted = mount.directory().resolve(path.substring(path.lastIndexOf('/') + 1));
                watches.add(new MarkerWatch(id, target.token(), mounted.toString(), mount.host(), false));
            }
        }
        return watches;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost"; // a machine without a name still has this one
        }
    }
}

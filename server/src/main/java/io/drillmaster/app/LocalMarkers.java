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

/** The markers that lie, if they lie, on the machine that this server runs on. */
final class LocalMarkers {
    private final PlanStore plans;
    private final boolean watched;
    private final String host;

    LocalMarkers(PlanStore plans, boolean watched) {
        this.plans = plans;
        this.watched = watched;
        this.host = hostName();
    }

    /** What to watch now: the markers of every running exercise. */
    List<MarkerWatch> watches() {
        return watched
                ? plans.running().stream()
                        .flatMap(exercise -> of(exercise).stream())
                        .toList()
                : List.of();
    }

    /** Looks at an exercise's markers once. */
    MarkerCheck.Result check(Exercise exercise, MarkerPoller poller) {
        var gone = new ArrayList<String>();
        var lying = new ArrayList<String>();
        for (var watch : watched ? of(exercise) : List.<MarkerWatch>of()) {
            var sighting = poller.checkOnce(watch);
            var place = watch.path() + " on " + host;
            if (sighting instanceof MarkerSighting.Present) {
                lying.add(place);
            } else if (sighting instanceof MarkerSighting.Absent) {
                gone.add(place);
            }
        }
        return new MarkerCheck.Result(gone, lying);
    }

    private List<MarkerWatch> of(Exercise exercise) {
        return exercise.plan().targets().stream()
                .map(target -> new MarkerWatch(exercise.plan().id(), target.token(), target.markerPath(), host, true))
                .toList();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost"; // a machine without a name still has this one
        }
    }
}

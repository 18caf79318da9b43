package io.drillmaster.alert;

import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import java.util.List;
import java.util.Optional;

/**
 * Attributes an alert that names nothing of any drill by where and when it came and by its rule. That is never sure: a
 * person has the last word, and without one nothing of it counts.
 */
final class PlaceAttribution {
    private PlaceAttribution() {}

    /**
     * The decisions about one alert. A rule that a scenario expects makes the alert a candidate, for every drill that ran
     * there; only where no drill expects it, those that were seen to run there are told of it as of something else.
     *
     * @param scenes may hold more than concern this alert
     */
    static List<Decision> decide(Evidence row, List<Scene> scenes) {
        if (!(row.fact() instanceof Fact.AlertReceived alert) || alert.kind() == AlertKind.NOISE) {
            return List.of();
        }
        var places = Places.of(row);
        var there = scenes.stream()
                .filter(scene -> scene.isOpenAt(row.receivedAt()) && scene.concerns(places))
                .toList();
        var expecting =
                there.stream().filter(scene -> scene.expects(alert.rule())).toList();
        if (!expecting.isEmpty()) {
            return expecting.stream()
                    .map(scene -> decision(
                            scene,
                            AttributionLevel.CANDIDATE,
                            "The scenario expects its rule, and it comes from "
                                    + where(scene, places)
                                    + (expecting.size() == 1
                                            ? "; a person must confirm it."
                                            : ", as " + expecting.size()
                                                    + " drills at that time do; a person must say which is meant.")))
                    .toList();
        }
        return there.stream()
                .filter(scene -> scene.ranAt(places))
                .map(scene -> decision(
                        scene,
                        AttributionLevel.WEAK,
                        "It comes from " + where(scene, places) + ", but by a rule that the scenario does not expect."))
                .toList();
    }

    private static String where(Scene scene, Places places) {
        return places.hosts().stream()
                .filter(host -> scene.ranOn().stream().anyMatch(ran -> Places.sameHost(host, ran)))
                .findFirst()
                .map(host -> host + ", where the drill ran at that time")
                .orElse("a place of the drill’s scope while it was open");
    }

    private static Decision decision(Scene scene, AttributionLevel level, String reason) {
        return new Decision(scene.plan().id(), Optional.empty(), level, reason);
    }
}

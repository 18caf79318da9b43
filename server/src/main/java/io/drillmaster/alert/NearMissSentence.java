package io.drillmaster.alert;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.SourceTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what of an alert fits an exercise, and what does not. */
final class NearMissSentence {
    private NearMissSentence() {}

    static NearMiss of(Evidence row, SearchableText words, Scene scene) {
        var alert = (Fact.AlertReceived) row.fact();
        var places = Places.of(row);
        var at = row.receivedAt();
        var inTime = scene.isOpenAt(at);
        var fits = new ArrayList<String>();
        var against = new ArrayList<String>();
        var named = scene.plan().targets().stream()
                .filter(target -> PackageMention.of(target, words) != PackageMention.NONE)
                .findFirst();
        named.ifPresent(target -> fits.add("the package"));
        rule(alert, scene, fits, against);
        host(places, scene, fits, against);
        if (inTime) {
            fits.add("the time");
        } else {
            against.add(time(at, scene));
        }
        var sentence = fits.isEmpty() ? "Nothing fits" : listed(fits) + (fits.size() == 1 ? " fits" : " fit");
        return new NearMiss(
                scene.plan().id(),
                scene.plan().title(),
                fits.size(),
                capital(sentence) + against(against, fits) + "."
                        + late(row, scene).orElse(""));
    }

    private static void rule(Fact.AlertReceived alert, Scene scene, List<String> fits, List<String> against) {
        if (scene.expects(alert.rule())) {
            fits.add("the rule");
        } else if (scene.rules().isEmpty()) {
            against.add(scene.plan().scenarioId() + " names no rule that it expects");
        } else {
            against.add(scene.plan().scenarioId() + " does not expect the rule");
        }
    }

    private static void host(Places places, Scene scene, List<String> fits, List<String> against) {
        if (scene.concerns(places)) {
            fits.add("the host");
        } else if (places.hosts().isEmpty()) {
            against.add("it names no host");
        } else if (scene.ranOn().isEmpty()) {
            against.add("no host is known on which the drill ran");
        } else {
            against.add("the drill ran on "
                    + String.join(", ", scene.ranOn().stream().sorted().limit(3).toList()) + " and not on "
                    + places.hosts().iterator().next());
        }
    }

    private static String time(Instant at, Scene scene) {
        if (at.isBefore(scene.publishedAt())) {
            return words(Duration.between(at, scene.publishedAt())) + " before the package existed";
        }
        if (at.isBefore(scene.opensAt())) {
            return "it came " + words(Duration.between(at, scene.executedFrom().orElse(scene.opensAt())))
                    + " before anything of it ran";
        }
        return "it came " + words(Duration.between(scene.closesAt(), at)) + " after its window had closed";
    }

    /** Where only the time is wrong, it follows at once. */
    private static String against(List<String> against, List<String> fits) {
        if (against.isEmpty()) {
            return ", but nothing in it names the drill";
        }
        var alone = against.size() == 1 && !fits.isEmpty() && against.get(0).endsWith("existed");
        return (alone ? ", " : fits.isEmpty() ? ": " : ", but ") + String.join(", and ", against);
    }

    /** The source's own time lies inside, only the delivery took long. */
    private static Optional<String> late(Evidence row, Scene scene) {
        return row.sourceTime()
                .map(SourceTime::instant)
                .filter(scene::isOpenAt)
                .filter(happened -> !scene.isOpenAt(row.receivedAt()))
                .map(happened -> " Its source says that it happened in time, and delivered it "
                        + words(Duration.between(happened, row.receivedAt())) + " later.");
    }

    private static String listed(List<String> parts) {
        var last = parts.get(parts.size() - 1);
        return parts.size() == 1 ? last : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + last;
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** {@code 41 s}, {@code 5 min}, {@code 3 h}, {@code 2 days}: nobody asks for more here. */
    private static String words(Duration duration) {
        var seconds = Math.max(1, duration.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7_200) {
            return seconds / 60 + " min";
        }
        return seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " days";
    }
}

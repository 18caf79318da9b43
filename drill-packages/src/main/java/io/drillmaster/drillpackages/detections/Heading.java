package io.drillmaster.drillpackages.detections;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The comment that every file begins with: what it is for, who may read it, what it proves and what not. */
final class Heading {
    private static final List<String> GENERAL = List.of(
            "Drillmaster: detections of security drills, the general set. Nothing in it belongs to one exercise, so it can",
            "stay installed.");

    private static final List<String> PROVES = List.of(
            "An alert of these rules shows that the way works, from the sensor to the people. It does not show that a real",
            "attack would be noticed: write rules about what package managers' children may do, and let a drill test them.");

    private Heading() {}

    /** The lines as comments. */
    static String of(Signs signs, String comment, String... more) {
        return Stream.of(intended(signs), PROVES, List.of(more))
                .flatMap(List::stream)
                .map(line -> (comment + " " + line).stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    private static List<String> intended(Signs signs) {
        return signs.exerciseId()
                .map(id -> List.of(
                        "Drillmaster: detections of the security drill " + id
                                + ", for rehearsals and for the people who run it.",
                        "It names the drill's packages and tokens: until the drill is revealed, whoever reads it knows the",
                        "drill, and whoever installs it has told the sensor what to look for. Remove it afterwards."))
                .orElse(GENERAL);
    }
}

package io.drillmaster.measure;

import static io.drillmaster.measure.Story.at;
import static io.drillmaster.measure.Story.line;
import static io.drillmaster.measure.Story.seconds;

import io.drillmaster.drillpackages.Phase;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AlertTraits;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.SourceTime;
import io.drillmaster.evidence.Visibility;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Tells a random story, the same one for the same seed: contradictions, nonsense and all. */
final class RandomHistory {
    static final List<String> HOSTS = List.of("h1", "h2", "h3");
    private static final List<String> PEOPLE = List.of("nora", "olaf", "ines");

    private final Random random;
    private final Story story;
    private int nonces;
    private int named;

    private RandomHistory(long seed) {
        random = new Random(seed);
        story = random.nextInt(10) == 0 ? Story.control() : random.nextBoolean() ? Story.drill() : Story.drillOfTwo();
    }

    static Story of(long seed) {
        var history = new RandomHistory(seed);
        var sentences = 1 + history.random.nextInt(25);
        for (var i = 0; i < sentences; i++) {
            history.sentence();
        }
        return history.story.of(Story.ONE);
    }

    private double moment() {
        return random.nextInt(4) == 0 ? random.nextInt(5000) - 700 : random.nextInt(900) / 3.0 - 50;
    }

    private String host() {
        return HOSTS.get(random.nextInt(HOSTS.size()));
    }

    private String person() {
        return PEOPLE.get(random.nextInt(PEOPLE.size()));
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private String nonce() {
        return "n" + (random.nextInt(3) == 0 ? random.nextInt(nonces + 1) : nonces++);
    }

    private void sentence() {
        story.of(random.nextInt(4) == 0 ? Story.TWO : Story.ONE);
        var moment = moment();
        switch (random.nextInt(16)) {
            case 0 -> story.fetched(at(moment));
            case 1, 2 -> story.lookedUp(at(moment), nonce(), "A", oneOf(Phase.values()));
            case 3 -> visit(moment);
            case 4 -> story.markerAbsent(host(), at(moment));
            case 5 ->
                story.marker(
                        host(), at(moment), line(nonce(), at(moment - random.nextInt(40))), line(nonce(), at(moment)));
            case 6 -> story.markerFile(host(), at(moment), at(moment - random.nextInt(60)));
            case 7 -> story.clock(host(), at(moment), seconds(random.nextInt(3)), seconds(random.nextInt(8)));
            case 8, 9, 10 -> alert(moment);
            case 11 -> story.reported(person(), at(moment)).as("row" + named++);
            case 12 -> story.acknowledged(person(), at(moment)).as("row" + named++);
            case 13 -> story.investigating(person(), at(moment)).as("row" + named++);
            case 14 -> rare(moment);
            default -> {
                if (named > 0) {
                    story.retracted(at(moment), "row" + random.nextInt(named)).as("row" + named);
                    named++;
                }
            }
        }
    }

    private void visit(double moment) {
        switch (random.nextInt(4)) {
            case 0 -> story.lookedUpFrom("mail gateway", at(moment));
            case 1 -> story.visitedFrom("sandbox", at(moment));
            default -> story.visited(at(moment));
        }
    }

    private void alert(double moment) {
        var traits = random.nextBoolean()
                ? story.traits()
                : new AlertTraits(Set.of(), Set.of(), Set.of(), random.nextBoolean() ? Set.of(host()) : Set.of());
        var time = new SourceTime(at(moment - random.nextInt(200) + 3), "raw", random.nextInt(4) == 0);
        var level = random.nextInt(3) == 0 ? oneOf(AttributionLevel.values()) : AttributionLevel.STRONG;
        story.received(oneOf(AlertKind.values()), at(moment), traits, "k" + random.nextInt(30), time)
                .attributed(level)
                .as("row" + named++);
        if (random.nextInt(5) == 0) {
            story.attributedBy(person(), at(moment + 500), "row" + (named - 1), oneOf(AttributionLevel.values()));
        }
    }

    private void rare(double moment) {
        switch (random.nextInt(10)) {
            case 0 -> story.revealed(at(moment)).as("row" + named++);
            case 1 -> story.aborted(at(moment)).as("row" + named++);
            case 2 -> story.invalidated(at(moment)).as("row" + named++);
            case 3 -> story.contained(person(), at(moment)).as("row" + named++);
            case 4 -> story.paged(person(), at(moment)).as("row" + named++);
            case 5 -> story.visibility(oneOf(Visibility.values()), at(moment)).as("row" + named++);
            case 6 -> story.installReported(at(moment), random.nextBoolean());
            default -> story.marker(host(), at(moment));
        }
    }
}

package io.drillmaster.statistics;

import io.drillmaster.statistics.KaplanMeier.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** Times to try things with, in seconds; {@code +} is censored. Freireich et al. 1963 and Miller 1997 are in weeks. */
final class Times {
    static final String SIX_MP = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+";
    static final String PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23";
    static final String MAINTAINED = "9 13 13+ 18 23 28+ 31 34 45+ 48 161+";
    static final String NOT_MAINTAINED = "5 5 8 8 12 16+ 23 27 30 33 43 45";

    private Times() {}

    static List<Subject> times(String subjects) {
        return Arrays.stream(subjects.split(" "))
                .map(text -> new Subject(seconds(Long.parseLong(text.replace("+", ""))), !text.endsWith("+")))
                .toList();
    }

    static KaplanMeier curve(String subjects) {
        return KaplanMeier.of(times(subjects));
    }

    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /** 1 to 20 subjects with ties and zeros; none, some or most of them censored. */
    static List<Subject> random(long seed) {
        return random(seed, 20);
    }

    static List<Subject> random(long seed, int most) {
        var random = new Random(seed);
        var subjects = new ArrayList<Subject>();
        var share = random.nextInt(4);
        for (var i = 1 + random.nextInt(most); i > 0; i--) {
            subjects.add(new Subject(seconds(random.nextInt(30)), share == 0 || random.nextInt(4) >= share));
        }
        return subjects;
    }
}

package io.drillmaster.readiness;

import io.drillmaster.drawing.HumanTime;
import java.time.Duration;
import java.util.Locale;

/** A value of a signal; which of these it is, the signal's {@link Unit} says. */
public sealed interface Amount {
    /** As people read it, with its unit. */
    String words();

    /** A number that orders amounts of one signal; of a share its part of 1, of a duration its seconds. */
    double size();

    /**
     * A part of a whole.
     *
     * @param part 0 to {@code whole}
     * @param whole 1 and more
     */
    record Share(long part, long whole) implements Amount {
        /** Refuses a part that is larger than the whole. */
        public Share {
            if (part < 0 || whole < 1 || part > whole) {
                throw new IllegalArgumentException(part + " of " + whole + " is no share");
            }
        }

        /** Such as {@code 91.6 % (11 of 12)}; rounded down, so that 100 % is said of all of them only. */
        @Override
        public String words() {
            return percent() + " (" + part + " of " + whole + ")";
        }

        @Override
        public double size() {
            return (double) part / whole;
        }

        private String percent() {
            var thousandths = (long) Math.floor(1000.0 * part / whole);
            return thousandths % 10 == 0
                    ? thousandths / 10 + "\u00a0%"
                    : String.format(Locale.ROOT, "%d.%d\u00a0%%", thousandths / 10, thousandths % 10);
        }
    }

    /**
     * How many.
     *
     * @param number 0 and more
     */
    record Count(long number) implements Amount {
        @Override
        public String words() {
            return Long.toString(number);
        }

        @Override
        public double size() {
            return number;
        }
    }

    /**
     * How long.
     *
     * @param time whole seconds, at least one
     */
    record Length(Duration time) implements Amount {
        @Override
        public String words() {
            return HumanTime.of(time);
        }

        @Override
        public double size() {
            return time.toSeconds();
        }
    }
}

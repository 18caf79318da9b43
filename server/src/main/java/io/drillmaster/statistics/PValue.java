package io.drillmaster.statistics;

import org.apache.commons.numbers.gamma.Erfc;

/**
 * How often chance alone would make two groups differ at least as much, and how that was found out. With few drills the
 * usual approximation is too small: with three on a side it calls 9 % of identical groups different, where it promises 5 %.
 */
public sealed interface PValue {
    /** From the chi-square distribution with one degree of freedom; at least ten on each side. */
    record Asymptotic(double p) implements PValue {
        static Asymptotic of(double chiSquared) {
            return new Asymptotic(Erfc.value(Math.sqrt(chiSquared / 2)));
        }
    }

    /**
     * From every way to deal the same times to the two groups.
     *
     * @param p their share that differs at least as much
     * @param labelings how many ways there are
     */
    record Exact(double p, long labelings) implements PValue {}

    /**
     * From some of the ways, drawn with a fixed seed: the same data always give the same number.
     *
     * @param p their share that differs at least as much, with the observed one counted in (Phipson and Smyth 2010)
     * @param labelings how many were drawn
     */
    record Sampled(double p, int labelings) implements PValue {}

    /**
     * There is no number.
     *
     * @param reason in words for people, a sentence
     */
    record None(String reason) implements PValue {}
}

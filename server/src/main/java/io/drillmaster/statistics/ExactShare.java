package io.drillmaster.statistics;

import io.drillmaster.statistics.KaplanMeier.Step;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * Decides without rounding whether the curve has come down to a level: a curve that reaches exactly one half must not miss
 * it by the last digit of a {@code double}. Only where the {@code double} is too close to tell, the fraction is multiplied
 * out; any number of drills is therefore decided exactly, and nearly always at the cost of one comparison.
 */
final class ExactShare {
    private ExactShare() {}

    /** {@code 1 - p}, with {@code p} read as the decimal that it prints as: 0.1 is a tenth. */
    static BigDecimal complementOf(double p) {
        if (!(p > 0 && p <= 1)) {
            throw new IllegalArgumentException("a quantile is of a share above 0 and up to 1, found " + p);
        }
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(p));
    }

    /** Whether the share after step {@code i} is at most this level. */
    static boolean atMost(List<Step> steps, int i, BigDecimal level) {
        var difference = steps.get(i).survival() - level.doubleValue();
        // Two roundings of at most 2^-53 for each step up to here, and one for the level.
        var rounding = (i + 2) * 0x1p-51;
        return Math.abs(difference) > rounding ? difference < 0 : product(steps.subList(0, i + 1), level) <= 0;
    }

    private static int product(List<Step> steps, BigDecimal level) {
        var share = BigInteger.ONE;
        var of = BigInteger.valueOf(steps.get(0).atRisk());
        // Who is left after a step is at risk in the next one, unless censored between them: those terms cancel.
        var left = steps.get(0).atRisk();
        for (var step : steps) {
            if (step.atRisk() != left) {
                share = share.multiply(BigInteger.valueOf(left));
                of = of.multiply(BigInteger.valueOf(step.atRisk()));
            }
            left = step.atRisk() - step.events();
        }
        return new BigDecimal(share.multiply(BigInteger.valueOf(left))).compareTo(new BigDecimal(of).multiply(level));
    }
}

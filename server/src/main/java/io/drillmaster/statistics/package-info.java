/**
 * Estimates from many measurements, some of which are only known to be longer than they were watched: curves, intervals,
 * comparisons, and how many drills each of them needs. Imports nothing of Drillmaster. Promises pure functions that name
 * the source of each formula, are absent where the formula says nothing, and agree with R (docs/statistics.md).
 */
@NullMarked
package io.drillmaster.statistics;

import org.jspecify.annotations.NullMarked;

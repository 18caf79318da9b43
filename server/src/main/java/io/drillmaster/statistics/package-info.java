/**
 * Estimates from many measurements, some of which are only known to be longer than they were watched: curves, intervals,
 * comparisons. Imports nothing of Drillmaster. Promises pure functions that name the source of each formula.
 */
@NullMarked
package io.drillmaster.statistics;

import org.jspecify.annotations.NullMarked;

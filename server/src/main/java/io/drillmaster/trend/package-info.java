/**
 * What many exercises say together: the share detected, the median time with its interval, and the drawing of it.
 * Imports measure and plan. Promises that a drill that was not detected is never dropped and never counted as a time.
 */
@NullMarked
package io.drillmaster.trend;

import org.jspecify.annotations.NullMarked;

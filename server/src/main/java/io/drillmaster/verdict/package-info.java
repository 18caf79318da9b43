/**
 * Keeps the measurement of every exercise up to date with its evidence, and every measurement there ever was; names what
 * a measurement can suggest. Imports measure, plan, evidence, db and common. Promises that a stored measurement is what
 * measure said, nothing else.
 */
@NullMarked
package io.drillmaster.verdict;

import org.jspecify.annotations.NullMarked;

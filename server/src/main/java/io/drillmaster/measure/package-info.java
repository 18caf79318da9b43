/**
 * measure(plan, evidence, asOf) -> measurement. Imports the JDK and the records of plan and evidence; no clock,
 * no SQL, no I/O. Promises the same answer for the same rows, in whatever order they came.
 */
@NullMarked
package io.drillmaster.measure;

import org.jspecify.annotations.NullMarked;

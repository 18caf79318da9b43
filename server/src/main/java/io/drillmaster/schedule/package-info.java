/**
 * Quartz: carries out the steps of exercises at their time, on one server of several, also after a restart. Imports plan,
 * db and common. Promises that a step is carried out at least once.
 */
@NullMarked
package io.drillmaster.schedule;

import org.jspecify.annotations.NullMarked;

/**
 * The tools that send alerts and responses, one class each: how a delivery proves where it comes from, what a person
 * configures over there, what a delivery says. Imports alert and what that may import. Promises that reading a delivery
 * changes nothing and that no delivery, however wrong, makes a reader throw anything but a Problem.
 */
@NullMarked
package io.drillmaster.alert.source;

import org.jspecify.annotations.NullMarked;

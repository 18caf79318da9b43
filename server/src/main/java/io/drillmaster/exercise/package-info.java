/**
 * Exercises: planning, opening, the people in them, closing and clean-up. Imports the senses, the core and the scenario
 * library. Promises that publishing is all or nothing, and that clean-up says what it saw and what it left.
 */
@NullMarked
package io.drillmaster.exercise;

import org.jspecify.annotations.NullMarked;

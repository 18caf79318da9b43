/**
 * Dated signals of the stages of defence that no drill measures: what they are, who fed them, what counts. Imports the
 * ground, and of the scenarios the REFLEX stages. Promises that nothing fed is overwritten.
 */
@NullMarked
package io.drillmaster.readiness;

import org.jspecify.annotations.NullMarked;

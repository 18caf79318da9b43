/**
 * The composition root and the settings: wires every feature by hand, and nothing else. May import every floor below.
 * Promises that an {@code Application} that started serves, and that wrong settings are told before anything starts.
 */
@NullMarked
package io.drillmaster.app;

import org.jspecify.annotations.NullMarked;

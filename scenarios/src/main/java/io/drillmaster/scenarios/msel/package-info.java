/**
 * Tabletop exercises as written down: the master scenario events list (MSEL, HSEEP 2020) with its modules, injects,
 * objectives and roles. Imports the library's reading of YAML. Promises plain values: nothing here knows of a session.
 */
@NullMarked
package io.drillmaster.scenarios.msel;

import org.jspecify.annotations.NullMarked;

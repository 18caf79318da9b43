/**
 * Tabletop exercises as written down: the master scenario events list (MSEL, HSEEP 2020) with its modules, injects,
 * objectives and roles; reading, checking and writing them as YAML and as a spreadsheet. Imports the library's reading of
 * YAML, Jackson and fastexcel. Promises that a tabletop that was read is valid; nothing here knows of a session.
 */
@NullMarked
package io.drillmaster.scenarios.msel;

import org.jspecify.annotations.NullMarked;

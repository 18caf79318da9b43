/**
 * Tabletops: sessions in which people walk through a story together. A session is an append-only list of events; all that
 * anybody sees is computed from it, for that person alone. Imports the ground, the core and the scenarios. Promises that
 * what a person may not know is not in what that person's view holds.
 */
@NullMarked
package io.drillmaster.tabletop;

import org.jspecify.annotations.NullMarked;

/**
 * Whether a thing that somebody found is a drill of ours: keys, signed statements, and the search for what was found.
 * Imports the core and the drill packages. Promises that a doubtful thing is never called ours.
 */
@NullMarked
package io.drillmaster.origin;

import org.jspecify.annotations.NullMarked;

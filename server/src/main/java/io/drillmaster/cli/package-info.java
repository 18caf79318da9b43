/**
 * The command line: reads arguments and settings, starts what was asked for, and says plainly when it cannot. May import
 * every package. Promises a sentence and never a stack trace for a user's mistake, and exit codes 0, 1 and 2.
 */
@NullMarked
package io.drillmaster.cli;

import org.jspecify.annotations.NullMarked;

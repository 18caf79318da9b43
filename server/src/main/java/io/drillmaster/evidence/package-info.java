/**
 * The append-only log of everything that anyone or anything observed, the durable inbox in front of it, and who
 * wants to hear of new rows. Imports common and db. Promises that no row is ever changed and that order is
 * commit order.
 */
@NullMarked
package io.drillmaster.evidence;

import org.jspecify.annotations.NullMarked;

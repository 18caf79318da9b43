/**
 * Tells open browsers what is new. Imports common, tabletops and what Javalin and servlets offer for streams. Promises the
 * pages of exercises a hint, and those of tabletops the news itself, the same for all of a role.
 */
@NullMarked
package io.drillmaster.live;

import org.jspecify.annotations.NullMarked;

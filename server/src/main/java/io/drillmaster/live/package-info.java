/**
 * Tells open browsers that an exercise changed. Imports common and Javalin's server-sent events. Promises a hint, not the
 * news: the browser asks for the page's moving parts again.
 */
@NullMarked
package io.drillmaster.live;

import org.jspecify.annotations.NullMarked;

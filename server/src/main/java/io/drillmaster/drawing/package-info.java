/**
 * What charts are made of: SVG markup, scales, durations in words. Imports nothing of Drillmaster. Promises markup in which
 * every text is escaped and every colour comes from the page's style sheet.
 */
@NullMarked
package io.drillmaster.drawing;

import org.jspecify.annotations.NullMarked;

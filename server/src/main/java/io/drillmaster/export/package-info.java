/**
 * What leaves the house as files for other programs: tables, calendars, ATT&amp;CK layers, printed pages. Imports verdict,
 * statistics, attack, plan and measure. Promises that a number in a file is the number on the page.
 */
@NullMarked
package io.drillmaster.export;

import org.jspecify.annotations.NullMarked;

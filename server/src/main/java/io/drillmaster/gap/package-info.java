/**
 * Gaps: what exercises showed to be missing, who sees to it until when, and which re-drill proved it closed. Imports
 * verdict, measure, plan, db and common. Promises that no gap is closed without an exercise that proves it.
 */
@NullMarked
package io.drillmaster.gap;

import org.jspecify.annotations.NullMarked;

/**
 * Gaps: what exercises and tabletops showed to be missing, who sees to it until when, and which re-drill or later session
 * proved it closed. Imports verdict, measure, plan, db and common. Promises that no gap is closed without such a proof.
 */
@NullMarked
package io.drillmaster.gap;

import org.jspecify.annotations.NullMarked;

/**
 * The blameless post-mortem: what people write, version by version, and what the data suggest. Imports verdict, measure,
 * plan, evidence, db and common; gaps are reached through {@link io.drillmaster.review.GapProposals}. Promises that no
 * version is lost and that no suggestion speaks of a person.
 */
@NullMarked
package io.drillmaster.review;

import org.jspecify.annotations.NullMarked;

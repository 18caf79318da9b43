/**
 * Which test shows which of the sixty edge cases of measuring (docs/edge-cases.md). Imports nothing; promises that none
 * is forgotten.
 */
@NullMarked
package io.drillmaster.cases;

import org.jspecify.annotations.NullMarked;

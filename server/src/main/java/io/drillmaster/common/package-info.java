/**
 * Ids, problems, secrets and JSON: words that every floor uses. Imports the JDK, Jackson and the drill-packages
 * library. Promises to hold no state and to know no feature.
 */
@NullMarked
package io.drillmaster.common;

import org.jspecify.annotations.NullMarked;

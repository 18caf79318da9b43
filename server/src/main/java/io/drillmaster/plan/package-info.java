/**
 * The exercise as planned: window, targets and their tokens, objective, insiders. Senses need it to attribute
 * what they see, and measure needs it to judge. Imports common and db only; knows nothing of what happened.
 */
@NullMarked
package io.drillmaster.plan;

import org.jspecify.annotations.NullMarked;

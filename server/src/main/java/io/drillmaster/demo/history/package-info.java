/**
 * Eighteen months of sample exercises for the demonstration. Imports everything below the demonstration; promises to say
 * everything as evidence in the real log, to let the real engine measure it, and to mark all of it as a sample.
 */
@NullMarked
package io.drillmaster.demo.history;

import org.jspecify.annotations.NullMarked;

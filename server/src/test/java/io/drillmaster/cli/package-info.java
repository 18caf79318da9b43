/** Commands as a shell runs them. */
@org.jspecify.annotations.NullMarked
package io.drillmaster.cli;

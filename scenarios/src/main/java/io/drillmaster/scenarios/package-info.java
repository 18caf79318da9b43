/**
 * Scenarios: the files that describe an exercise before it is planned, their JSON Schema, linter and library. Imports the
 * JDK, drill-packages' closed lists, SnakeYAML, Jackson and the schema validator. Promises that a {@link
 * io.drillmaster.scenarios.Scenario} that exists is valid, and that whatever is wrong with a file is told with its line.
 */
@NullMarked
package io.drillmaster.scenarios;

import org.jspecify.annotations.NullMarked;

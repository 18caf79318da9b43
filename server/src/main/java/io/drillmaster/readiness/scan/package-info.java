/**
 * Counts what a project pins and hashes, from the files that its package managers read. Imports the JDK and Jackson.
 * Promises to run nothing, to fetch nothing, and to say of every file whether it could be read.
 */
@NullMarked
package io.drillmaster.readiness.scan;

import org.jspecify.annotations.NullMarked;

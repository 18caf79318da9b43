/**
 * Drill packages: the closed list of benign actions, and the builders that compose archives from them. Imports the JDK,
 * commons-compress and Jackson only. Promises that what it builds is harmless, readable, expiring and reproducible.
 */
@NullMarked
package io.drillmaster.drillpackages;

import org.jspecify.annotations.NullMarked;

/**
 * Files in which projects write down what they depend on. Imports the library itself and Jackson. Promises to lose nothing
 * in silence: what is not a dependency from a registry is reported with its line, and what cannot be read is an error.
 */
@NullMarked
package io.drillmaster.drillpackages.dependencies;

import org.jspecify.annotations.NullMarked;

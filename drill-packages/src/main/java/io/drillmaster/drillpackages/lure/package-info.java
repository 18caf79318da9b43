/**
 * Lure names: from the dependencies that people really have, names that could be mistaken for them. Imports the library
 * itself and Jackson. Promises to work offline, to give the same answer to the same question, and to say of every name
 * why a drill must not have it.
 */
@NullMarked
package io.drillmaster.drillpackages.lure;

import org.jspecify.annotations.NullMarked;

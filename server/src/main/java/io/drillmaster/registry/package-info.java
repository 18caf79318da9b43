/**
 * The built-in registry: PyPI's Simple API and npm's registry API for drill packages only. Imports plan, evidence, db,
 * common, and Javalin's context. Promises that every file handed out is evidence first.
 */
@NullMarked
package io.drillmaster.registry;

import org.jspecify.annotations.NullMarked;

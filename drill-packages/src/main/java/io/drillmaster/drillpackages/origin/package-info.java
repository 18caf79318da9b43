/**
 * Where a drill package comes from: signed statements beside the archive, and how they are verified. Imports the JDK,
 * commons-compress, Jackson and the drill packages. Promises never to throw on what it is given to verify.
 */
@NullMarked
package io.drillmaster.drillpackages.origin;

import org.jspecify.annotations.NullMarked;

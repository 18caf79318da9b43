/** Tests of what charts are made of. */
@NullMarked
package io.drillmaster.drawing;

import org.jspecify.annotations.NullMarked;

/** Tests of the signals of readiness. */
@NullMarked
package io.drillmaster.readiness;

import org.jspecify.annotations.NullMarked;

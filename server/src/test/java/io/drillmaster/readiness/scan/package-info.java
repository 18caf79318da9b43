/** Tests of the scan of dependency files. */
@NullMarked
package io.drillmaster.readiness.scan;

import org.jspecify.annotations.NullMarked;

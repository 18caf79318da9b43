@NullMarked
package io.drillmaster.scenarios.msel;

import org.jspecify.annotations.NullMarked;

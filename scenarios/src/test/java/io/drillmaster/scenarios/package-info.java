@NullMarked
package io.drillmaster.scenarios;

import org.jspecify.annotations.NullMarked;

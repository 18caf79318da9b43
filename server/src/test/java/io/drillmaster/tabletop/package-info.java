@NullMarked
package io.drillmaster.tabletop;

import org.jspecify.annotations.NullMarked;

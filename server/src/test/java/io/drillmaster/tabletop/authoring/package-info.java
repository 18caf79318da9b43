@NullMarked
package io.drillmaster.tabletop.authoring;

import org.jspecify.annotations.NullMarked;

/** Settings, right and wrong. */
@org.jspecify.annotations.NullMarked
package io.drillmaster.app;

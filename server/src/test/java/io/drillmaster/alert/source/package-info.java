/**
 * Tests of the alert sources and of attribution. Fixtures stand in {@code fixtures/alert/<source>}, each explained in
 * the NOTES.md beside it. Only loopback is contacted.
 */
@NullMarked
package io.drillmaster.alert.source;

import org.jspecify.annotations.NullMarked;

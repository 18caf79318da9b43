/** Checks against a DNS, servers and programs of their own. */
@org.jspecify.annotations.NullMarked
package io.drillmaster.doctor;

/**
 * Checks what a server needs before a drill is trusted to it: one class a check. May import every floor below the entries.
 * Promises to change nothing, to create no evidence, and to say of each finding what was found and what to do.
 */
@NullMarked
package io.drillmaster.doctor;

import org.jspecify.annotations.NullMarked;

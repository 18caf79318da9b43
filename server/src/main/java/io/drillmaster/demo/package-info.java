/**
 * The demonstration: two live drills on this machine, with its own pip and npm. Two parts are stand-ins and are named so
 * everywhere: the detector and the responder. Imports everything below; promises to contact 127.0.0.1 only and to touch
 * nothing of the user's.
 */
@NullMarked
package io.drillmaster.demo;

import org.jspecify.annotations.NullMarked;

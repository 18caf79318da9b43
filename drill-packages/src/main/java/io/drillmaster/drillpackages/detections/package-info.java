/**
 * Rules for the sensors that a team already has: one class a format, each turning the signs of drills into rule files.
 * Imports the JDK, Jackson and the drill packages. Promises that no rule makes a sensor look a drill name up by itself.
 */
@NullMarked
package io.drillmaster.drillpackages.detections;

import org.jspecify.annotations.NullMarked;

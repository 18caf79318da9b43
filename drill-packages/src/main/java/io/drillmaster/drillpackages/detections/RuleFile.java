package io.drillmaster.drillpackages.detections;

/**
 * One file of a set of detections.
 *
 * @param filename unique within its set; a plain name without a directory
 * @param tool whom it is for, as people write it
 * @param purpose what it does there, as a sentence without a full stop
 * @param text its whole content, with a line feed at its end
 */
public record RuleFile(String filename, String tool, String purpose, String text) {}

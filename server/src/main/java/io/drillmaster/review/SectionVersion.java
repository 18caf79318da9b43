package io.drillmaster.review;

import java.time.Instant;

/**
 * One version of a section.
 *
 * @param version 1 and up
 * @param text lines end with a line feed
 * @param author account name
 */
public record SectionVersion(Section section, int version, String text, String author, Instant writtenAt) {}

package io.drillmaster.evidence;

import java.time.Instant;

/**
 * A time that a source wrote itself, on the source's own clock.
 *
 * @param instant as read
 * @param raw the text or number as it came
 * @param zoneAssumed the text had no offset and UTC was assumed: low quality, never mixed silently
 */
public record SourceTime(Instant instant, String raw, boolean zoneAssumed) {}

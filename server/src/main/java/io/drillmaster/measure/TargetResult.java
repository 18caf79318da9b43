package io.drillmaster.measure;

import io.drillmaster.drillpackages.Token;

/**
 * How one target came out.
 *
 * @param token the target
 * @param outcome its own outcome
 * @param ttd execution of this target to the first alert attributed to its token
 * @param explanation a sentence for people: why it came out like this
 */
public record TargetResult(Token token, Outcome outcome, Elapsed ttd, String explanation) {}

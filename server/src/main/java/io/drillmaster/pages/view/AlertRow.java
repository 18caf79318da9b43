package io.drillmaster.pages.view;

import org.jspecify.annotations.Nullable;

/**
 * One alert and what became of it. A person's judgement goes by POST to {@code /evidence/{id}/confirm} or
 * {@code /evidence/{id}/reject}; taking back a row needs a reason and is done on the row's own page.
 *
 * @param id the row of evidence
 * @param source who sent it
 * @param standIn whether the source is a stand-in
 * @param rule name of the rule or check
 * @param summary one line
 * @param level how surely it belongs to the exercise
 * @param reason why it counts or does not
 * @param counts whether it could be the detection
 * @param duplicates further deliveries
 * @param delay event to receipt, as people read it; null when not known
 * @param mayConfirm whether to offer "belongs to this drill"
 * @param mayReject whether to offer "does not belong"
 * @param mayRetract whether to offer the way to take it back
 * @param retracted whether it was taken back
 */
public record AlertRow(
        String id,
        Moment receivedAt,
        String source,
        boolean standIn,
        String rule,
        String priority,
        String summary,
        Chip level,
        String reason,
        boolean counts,
        int duplicates,
        @Nullable String delay,
        boolean mayConfirm,
        boolean mayReject,
        boolean mayRetract,
        boolean retracted) {}

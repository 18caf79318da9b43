package io.drillmaster.pages.view;

import org.jspecify.annotations.Nullable;

/**
 * One row of evidence in the order of time. Undo goes by POST to {@code undo}.
 *
 * @param id the row; its page is {@code /evidence/{id}}
 * @param at receive time, e.g. {@code 10:05:12}
 * @param icon what sort of fact it is
 * @param sentence what was observed
 * @param source who observed it
 * @param standIn whether the source is a stand-in
 * @param detail host, uncertainty, the source's own time; null when there is nothing to add
 * @param retracted why and by whom it was taken back; null when it stands
 * @param undo path that takes the retraction back; null when not offered
 */
public record TimelineRow(
        String id,
        Moment at,
        Icon icon,
        String sentence,
        String source,
        boolean standIn,
        @Nullable String detail,
        @Nullable String retracted,
        @Nullable String undo) {}

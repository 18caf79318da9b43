package io.drillmaster.pages.view;

import java.util.List;

/**
 * How one install target came out.
 *
 * @param name how people call it
 * @param drillPackage name and version as published
 * @param ttd as people read it
 * @param explanation why it came out like this
 * @param evidence the rows behind it
 */
public record TargetRow(
        String name,
        String ecosystem,
        String drillPackage,
        Chip outcome,
        String ttd,
        String explanation,
        List<Link> evidence) {
    public TargetRow {
        evidence = List.copyOf(evidence);
    }

    /** Whether time to detect is a question here. */
    public boolean hasTtd() {
        return !ttd.equals("–");
    }
}

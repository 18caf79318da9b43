package io.drillmaster.plan;

import java.util.List;

/**
 * What an exercise covers, as its scenario said when it was planned.
 *
 * @param reflex REFLEX stages, the main one first
 * @param techniques ATT&amp;CK technique ids; names and tactics are looked up in the catalogue when they are shown
 * @param attackVersion version of the ATT&amp;CK Enterprise catalogue that the ids are from; empty without any
 */
public record Coverage(List<String> reflex, List<String> techniques, String attackVersion) {
    /** Of an exercise whose scenario says nothing. */
    public static final Coverage NONE = new Coverage(List.of(), List.of(), "");

    public Coverage {
        reflex = List.copyOf(reflex);
        techniques = List.copyOf(techniques);
    }
}

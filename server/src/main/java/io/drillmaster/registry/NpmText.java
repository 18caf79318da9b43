package io.drillmaster.registry;

/** Repeats what a client sent in a sentence of ours, so that it neither fills the screen nor steers it. */
final class NpmText {
    private static final int LONGEST = 80;

    private NpmText() {}

    static String shortened(String text) {
        var visible = text.replaceAll("\\p{Cntrl}", "?");
        return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST) + "…";
    }
}

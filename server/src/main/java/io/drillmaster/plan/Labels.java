package io.drillmaster.plan;

/**
 * What the planner says an exercise should be compared by. A trend joins only exercises whose scenario, its version, the
 * variant and the host class are the same. Empty texts mean that nobody said.
 *
 * @param team who is to notice and respond
 * @param hostClass kind of machine, such as {@code laptop} or {@code CI runner}
 * @param variant how it differs from other exercises of its scenario
 */
public record Labels(String team, String hostClass, String variant) {
    /** Nothing was said. */
    public static final Labels NONE = new Labels("", "", "");
}

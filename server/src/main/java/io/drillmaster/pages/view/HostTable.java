package io.drillmaster.pages.view;

import java.util.List;

/**
 * How the hosts of one exercise came out.
 *
 * @param coverage a sentence: on how many of them an alert told of that very host
 * @param rows one a host, earliest execution first
 */
public record HostTable(String coverage, List<Row> rows) {
    public HostTable {
        rows = List.copyOf(rows);
    }

    /**
     * One host.
     *
     * @param host its name
     * @param executed when the package first ran there
     * @param outcome its own
     * @param ttd as people read it
     * @param evidence the rows that made it
     */
    public record Row(String host, Moment executed, Chip outcome, String ttd, List<Link> evidence) {
        public Row {
            evidence = List.copyOf(evidence);
        }
    }
}

package io.drillmaster.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A process that appends without end, prints the id of every acknowledged row, and waits to be killed. */
final class InboxKilled {
    private InboxKilled() {}

    public static void main(String[] args) throws Exception {
        var directory = Path.of(args[0]);
        var inbox = Inbox.open(
                InboxSettings.in(directory.resolve("inbox.db")),
                rows -> {
                    throw new IOException("there is no database here");
                },
                DiskSpace.watch(directory));
        for (var i = 0; i < 1_000_000; i++) {
            var row = NewEvidence.of("person", Instant.EPOCH.plusSeconds(i), new Fact.Acknowledged("row " + i))
                    .build();
            var kept = inbox.append(List.of(row));
            var printed = kept.thenRun(() -> System.out.println(row.id())); // lines come in the order of the commits
            if (i % 64 == 0) {
                printed.get(); // so that the kill falls between and into many commits
            }
        }
    }
}

package io.drillmaster.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A process with a small disk of its own that it fills to the last byte, behind the back of whoever watches the disk:
 * prints {@code refused}, and after there is room again {@code same} when the log got exactly what was acknowledged.
 */
final class InboxOnFullDisk {
    private InboxOnFullDisk() {}

    public static void main(String[] args) throws Exception {
        var directory = Path.of(args[0]);
        var filler = Files.write(directory.resolve("filler"), new byte[4 << 20]);
        var down = new AtomicBoolean(true);
        var log = new ArrayList<UUID>();
        var acknowledged = new ArrayList<UUID>();
        var disk = DiskSpace.watch(Path.of("/")); // another one, so that the write itself fails
        var inbox = Inbox.open(
                InboxSettings.in(directory.resolve("inbox.db")),
                rows -> {
                    if (down.get()) {
                        throw new IOException("there is no database here");
                    }
                    rows.forEach(row -> log.add(row.id()));
                },
                disk);
        while (append(inbox, acknowledged)) {
            // until the disk is full
        }
        System.out.println("refused");
        for (var i = 0; i < 3; i++) {
            append(inbox, acknowledged); // a small row may still find room
        }
        Files.delete(filler);
        while (!append(inbox, acknowledged)) {
            // the room is not there yet
        }
        down.set(false);
        System.out.println(
                inbox.awaitDrained(Duration.ofMinutes(1)) && log.equals(acknowledged) && acknowledged.size() > 10
                        ? "same"
                        : "differs: " + acknowledged.size() + " acknowledged, " + log.size() + " in the log");
        inbox.close();
        disk.close();
    }

    private static boolean append(Inbox inbox, List<UUID> acknowledged) throws InterruptedException {
        var row = NewEvidence.of("test", Instant.EPOCH, new Fact.Reported("a row"))
                .raw(new byte[50_000])
                .build();
        try {
            inbox.append(List.of(row)).get();
            acknowledged.add(row.id());
            return true;
        } catch (ExecutionException full) {
            return false;
        }
    }
}

package io.drillmaster.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;

/** How long a disk takes to make a small write safe, as the inbox asks it to. */
final class SyncedWrite {
    private static final int WRITES = 15;
    private static final int BYTES = 4096;

    private SyncedWrite() {}

    /** The middle one of some writes to a file that is gone afterwards. */
    static Duration middle(Path directory) throws IOException {
        var file = Files.createTempFile(directory, "doctor-", ".tmp");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var took = new long[WRITES];
            for (var i = 0; i < WRITES; i++) {
                channel.write(ByteBuffer.allocate(BYTES));
                var begun = System.nanoTime();
                channel.force(true);
                took[i] = System.nanoTime() - begun;
            }
            Arrays.sort(took);
            return Duration.ofNanos(took[WRITES / 2]);
        } finally {
            Files.delete(file);
        }
    }
}

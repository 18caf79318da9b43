package io.drillmaster.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether the data directory is there, ours alone, on a disk of this machine, with room, and quick to write to. */
final class DataDirectoryCheck implements Check {
    private static final Duration SLOW = Duration.ofMillis(20);
    private static final long MEBIBYTE = 1 << 20;

    /** About what the inbox takes when it is full, at some 400 bytes a row. */
    private static final long COMFORT = 2048 * MEBIBYTE;

    /** Below this a night without a database fills the disk. */
    private static final long NEED = 256 * MEBIBYTE;

    private static final Set<String> REMOTE =
            Set.of("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre", "virtiofs");
    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");

    private final Path directory;

    DataDirectoryCheck(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    @Override
    public String id() {
        return "data-directory";
    }

    @Override
    public String title() {
        return "Data directory";
    }

    @Override
    public List<Finding> run() {
        if (!Files.exists(directory)) {
            return List.of(missing());
        }
        if (!Files.isDirectory(directory)) {
            return List.of(Finding.fail(
                    directory + " is not a directory.", "Move it away, or choose another directory with data-dir."));
        }
        if (!Files.isWritable(directory)) {
            return List.of(Finding.fail(
                    directory + " cannot be written to by " + System.getProperty("user.name") + ".",
                    "Run the doctor as the server's user; if it was, make that user the owner: chown USER " + directory
                            + "."));
        }
        try {
            var findings = new ArrayList<Finding>();
            findings.add(owner());
            findings.add(fileSystem());
            findings.add(room());
            findings.add(speed());
            return findings;
        } catch (IOException e) {
            return List.of(Finding.fail(
                    directory + " cannot be used: " + e.getMessage() + ".",
                    "See whether its disk is full or broken (df, dmesg)."));
        }
    }

    private Finding missing() {
        var above = directory.getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        return above != null && Files.isWritable(above)
                ? Finding.ok(directory + " is not there yet; the first start makes it.")
                : Finding.fail(
                        directory + " is not there, and " + System.getProperty("user.name") + " cannot make it.",
                        "As root: install -d -m 0700 -o USER " + directory + "  with the server's user.");
    }

    private Finding owner() throws IOException {
        var mode = Files.getPosixFilePermissions(directory);
        var closed = mode.stream()
                .allMatch(permission -> Set.of(
                                PosixFilePermission.OWNER_READ,
                                PosixFilePermission.OWNER_WRITE,
                                PosixFilePermission.OWNER_EXECUTE)
                        .contains(permission));
        return closed
                ? Finding.ok(directory + " can be written to, and is closed to other users.")
                : Finding.warn(
                        directory + " is open to other users of this machine (" + PosixFilePermissions.toString(mode)
                                + "); it holds alerts with whatever your tools put into them.",
                        "chmod 700 " + directory);
    }

    private Finding fileSystem() throws IOException {
        var type = Files.getFileStore(directory).type();
        var known = type.toLowerCase(Locale.ROOT);
        if (REMOTE.contains(known) || known.startsWith("fuse.")) {
            return Finding.fail(
                    "It lies on " + type
                            + ", a file system of another machine or program: evidence that was reported as"
                            + " kept may be lost, and locks may not hold.",
                    "Choose a directory on a local disk with data-dir.");
        }
        if (IN_MEMORY.contains(known)) {
            return Finding.warn(
                    "It lies on " + type + ", in memory: all is lost with the next restart of the machine.",
                    "Choose a directory on a local disk with data-dir.");
        }
        return Finding.ok("It lies on a local file system (" + type + ").");
    }

    private Finding room() throws IOException {
        var free = Files.getFileStore(directory).getUsableSpace();
        var words = free / MEBIBYTE + " MiB are free";
        var toDo = "Make room, or choose a directory on a larger disk with data-dir.";
        if (free < NEED) {
            return Finding.fail(words + ", too little for evidence to wait there while PostgreSQL is away.", toDo);
        }
        return free < COMFORT
                ? Finding.warn(
                        words + "; the inbox alone may need " + COMFORT / MEBIBYTE
                                + " MiB after a long outage of PostgreSQL.",
                        toDo)
                : Finding.ok(words + ".");
    }

    private Finding speed() throws IOException {
        var took = SyncedWrite.middle(directory);
        var words = "A small write is safe on the disk after " + Millis.of(took);
        return took.compareTo(SLOW) > 0
                ? Finding.warn(
                        words + "; every webhook waits for one.",
                        "Use a disk that is quicker to sync, such as an SSD, or one that does not serve others too.")
                : Finding.ok(words + ".");
    }
}

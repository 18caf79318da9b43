package io.drillmaster.drillpackages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A view of this machine in which something is missing or hostile, for one program: Linux namespaces, without network but
 * for what the set-up makes.
 *
 * @param setUp shell commands; empty for the machine as it is
 */
record Namespace(String setUp) {
    /** The name server of {@link #withBlackHoledResolver}. */
    static final String RESOLVER = "192.0.2.53:53/udp";

    private static final String BLACK_HOLE =
            "(ip link add drill0 type dummy 2>/dev/null || ip tuntap add dev drill0 mode tun)"
                    + " && ip addr add 192.0.2.1/24 dev drill0 && ip link set drill0 up";

    static Namespace same() {
        return new Namespace("");
    }

    /** Everything but 192.0.2.0/24 is out of reach, and that is behind an interface that swallows everything. */
    static Namespace withBlackHole() {
        return new Namespace(BLACK_HOLE);
    }

    /** The machine's own resolver never answers, and asks for a minute and more, so that who waits for it is killed. */
    static Namespace withBlackHoledResolver(Path home) throws IOException {
        var resolver = Files.writeString(
                home.resolve("resolv.conf"), "nameserver 192.0.2.53\noptions timeout:30 attempts:2\n");
        return new Namespace(BLACK_HOLE + " && mount --bind '" + resolver + "' /etc/resolv.conf");
    }

    static Namespace readOnly(Path directory) {
        return new Namespace(
                "mount --bind '" + directory + "' '" + directory + "' && mount -o remount,ro,bind '" + directory + "'");
    }

    /** The program is there, and cannot be executed. */
    static Namespace without(String program) {
        return new Namespace("mount --bind /dev/null " + program);
    }

    static Namespace withoutProc() {
        return new Namespace("mount -t tmpfs none /proc");
    }

    List<String> command(List<String> words) {
        if (setUp.isEmpty()) {
            return words;
        }
        var command = new ArrayList<>(List.of("unshare", "--map-root-user", "--net", "--mount", "sh", "-c"));
        command.addAll(List.of(setUp + " && exec \"$@\"", "sh"));
        command.addAll(words);
        return command;
    }

    /** Skips the test where this machine does not let us. */
    void assumeItCanBeMade(Path home) throws IOException, InterruptedException {
        Optional<Integer> exitCode;
        try {
            exitCode = Command.in(home)
                    .run(Duration.ofSeconds(10), command(List.of("true")))
                    .exitCode();
        } catch (IOException missing) {
            exitCode = Optional.empty();
        }
        assumeTrue(
                exitCode.equals(Optional.of(0)),
                "skipped: this machine does not let us make a namespace (unshare, ip, mount)");
    }
}

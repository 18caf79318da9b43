package io.drillmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drillmaster.cli.Starting.Running;
import io.drillmaster.db.DatabaseException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ServeCommandTest {
    private static final Map<String, String> FREE_PORTS =
            Map.of("DRILLMASTER_HTTP_PORT", "0", "DRILLMASTER_DNS_PORT", "0");

    @Test
    void theServerTellsItsAddressAndTheSetUpLinkAndStopsInOrder() throws InterruptedException {
        var closed = new AtomicBoolean();
        var shell = Shell.with(FREE_PORTS).server(settings -> new Server(40_080, "s3cret", closed));
        var exitCode = new int[] {-1};
        var thread = new Thread(() -> exitCode[0] = shell.run("serve"));
        thread.start();
        await().until(() -> shell.out().contains("/setup/"));
        thread.interrupt();
        thread.join();
        assertThat(exitCode[0]).isEqualTo(ExitCode.DONE);
        assertThat(closed).isTrue();
        assertThat(shell.out().lines())
                .containsExactly(
                        "Drillmaster serves http://127.0.0.1:40080",
                        "Nobody can administer it yet. Create the first account within 24 hours at"
                                + " http://127.0.0.1:40080/setup/s3cret");
        assertThat(shell.err()).contains("Warning: contact is not set");
    }

    @Test
    void aTakenNameServerPortIsToldWithTheWayOut() throws IOException {
        try (var other = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            var port = Integer.toString(other.getLocalPort());
            var shell = Shell.with(Map.of("DRILLMASTER_HTTP_PORT", "0", "DRILLMASTER_DNS_PORT", port));
            assertThat(shell.run("serve")).isEqualTo(ExitCode.UNUSABLE);
            assertThat(shell.err())
                    .endsWith("port " + port + " on 127.0.0.1 is taken by another program; choose another with dns.port"
                            + " (DRILLMASTER_DNS_PORT)" + System.lineSeparator());
        }
    }

    @Test
    void anAddressOfAnotherMachineIsRefused() {
        var shell = Shell.with(Map.of("DRILLMASTER_HTTP_HOST", "192.0.2.1", "DRILLMASTER_DNS_PORT", "0"));
        assertThat(shell.run("serve")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(shell.err()).contains("192.0.2.1 is not an address of this machine");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsToldInOneLine() {
        var shell = Shell.with(FREE_PORTS).server(settings -> {
            throw new DatabaseException("PostgreSQL at db does not answer", new IOException("cause"));
        });
        assertThat(shell.run("serve")).isEqualTo(ExitCode.FAILED);
        assertThat(shell.err()).endsWith("PostgreSQL at db does not answer" + System.lineSeparator());
    }

    private record Server(int httpPort, String setupSecret, AtomicBoolean closed) implements Running {
        @Override
        public void close() {
            closed.set(true);
        }
    }
}

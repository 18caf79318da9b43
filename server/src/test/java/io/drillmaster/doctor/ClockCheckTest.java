package io.drillmaster.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.net.ntp.NtpV3Impl;
import org.apache.commons.net.ntp.TimeStamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockCheckTest {
    private static final String CHRONY =
            "C0000201,192.0.2.1,2,1795788000.1,%s,0.000012,0.00002,-1.2,0.001,0.03,0.004,0.0005,64.2,%s";

    @TempDir
    private Path programs;

    @Test
    void chronyTellsHowFarTheClockIsOff() throws Exception {
        program("chronyc", CHRONY.formatted("0.000042", "Normal"));
        assertThat(kernel())
                .isEqualTo(Finding.ok(
                        "By chrony, the time of its servers is 0.04 ms ahead of this machine's (within 0.00 ms)."));

        program("chronyc", CHRONY.formatted("-0.25", "Normal"));
        assertThat(kernel().result()).isEqualTo(Result.WARN);

        program("chronyc", CHRONY.formatted("3.5", "Normal"));
        assertThat(kernel().result()).isEqualTo(Result.FAIL);

        program("chronyc", CHRONY.formatted("0.0", "Not synchronised"));
        assertThat(kernel().found()).isEqualTo("chrony runs, but has no time server to follow.");
    }

    @Test
    void ntpdAndSystemdAreAskedWhereThereIsNoChrony() throws Exception {
        program("timedatectl", "no");
        assertThat(kernel().result()).isEqualTo(Result.WARN);
        program("timedatectl", "yes");
        assertThat(kernel().result()).isEqualTo(Result.OK);
        program("ntpq", "associd=0 status=0615 leap_none, sync_ntp,\nstratum=2, offset=-150.25, frequency=1.0");
        assertThat(kernel()).satisfies(found -> {
            assertThat(found.result()).isEqualTo(Result.WARN);
            assertThat(found.found()).contains("150 ms behind");
        });
        program("ntpq", "associd=0 status=c016 leap_alarm, sync_unspec,\nstratum=16, offset=0.0");
        assertThat(kernel().found()).isEqualTo("ntpd runs, but has no time server to follow.");
    }

    @Test
    void aMachineWhereNothingTellsIsSkipped() throws Exception {
        assertThat(kernel().result()).isEqualTo(Result.SKIPPED);
    }

    @Test
    void aTimeServerThatIsAheadIsMeasured() throws Exception {
        try (var server = new LoopbackTime(Duration.ofSeconds(10), 2)) {
            assertThat(server.look()).satisfies(found -> {
                assertThat(found.result()).isEqualTo(Result.FAIL);
                assertThat(found.found()).matches("The time server 127\\.0\\.0\\.1 is (9\\.|10\\.).* s ahead of .*");
            });
        }
        try (var server = new LoopbackTime(Duration.ZERO, 16)) {
            assertThat(server.look().found())
                    .isEqualTo("The time server 127.0.0.1 says that it does not know the time itself.");
        }
    }

    @Test
    void aTimeServerThatIsNotThereIsAWarning() throws Exception {
        int port;
        try (var closed = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(new NtpServer("127.0.0.1", port).look().result()).isEqualTo(Result.WARN);
    }

    @Test
    void aClockThatIsSetMeanwhileIsNoticed() throws Exception {
        var asked = new AtomicInteger();
        InstantSource jumping =
                () -> InstantSource.system().instant().plus(Duration.ofSeconds(asked.getAndIncrement() == 0 ? 0 : -7));
        assertThat(check(jumping).run()).last().satisfies(found -> {
            assertThat(found.result()).isEqualTo(Result.WARN);
            assertThat(found.found()).contains("less than a steady one");
        });
    }

    private ClockCheck check(InstantSource clock) {
        return new ClockCheck(sync(), Optional.empty(), clock, Duration.ofMillis(50));
    }

    private Finding kernel() throws InterruptedException {
        return sync().look();
    }

    private KernelSync sync() {
        return new KernelSync(new Programs(List.of(programs)), programs.resolve("synchronized"));
    }

    private void program(String name, String prints) throws IOException {
        var file = programs.resolve(name);
        Files.writeString(file, "#!/bin/sh\ncat <<'END'\n" + prints + "\nEND\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** A time server whose clock is ahead by as much as a test wants. */
    private static final class LoopbackTime implements AutoCloseable {
        private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        private final Duration ahead;
        private final int stratum;

        LoopbackTime(Duration ahead, int stratum) throws IOException {
            this.ahead = ahead;
            this.stratum = stratum;
            var thread = new Thread(this::serve);
            thread.setDaemon(true);
            thread.start();
        }

        Finding look() {
            return new NtpServer("127.0.0.1", socket.getLocalPort()).look();
        }

        private void serve() {
            try {
                while (true) {
                    var packet = new DatagramPacket(new byte[48], 48);
                    socket.receive(packet);
                    var asked = new NtpV3Impl();
                    asked.setDatagramPacket(packet);
                    var now = TimeStamp.getNtpTime(Instant.now().plus(ahead).toEpochMilli());
                    var said = new NtpV3Impl();
                    said.setMode(4);
                    said.setVersion(3);
                    said.setStratum(stratum);
                    said.setOriginateTimeStamp(asked.getTransmitTimeStamp());
                    said.setReceiveTimeStamp(now);
                    said.setTransmitTime(now);
                    var out = said.getDatagramPacket();
                    out.setSocketAddress(packet.getSocketAddress());
                    socket.send(out);
                }
            } catch (IOException closed) {
                Thread.currentThread().interrupt(); // the test is over
            }
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}

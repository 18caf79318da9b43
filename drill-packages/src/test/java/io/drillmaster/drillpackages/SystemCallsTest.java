package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SystemCallsTest {
    @Test
    void filesAreNamedWithTheDirectoryTheyAreOpenedIn() {
        assertThat(SystemCalls.effects(List.of(
                        "10  openat(AT_FDCWD</home/ada>, \"notes.txt\", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 4</home/ada/notes.txt>",
                        "10  openat(3</tmp/d>, \"x.txt\", O_RDWR|O_CLOEXEC) = -1 ENOENT (No such file or directory)",
                        "10  openat(AT_FDCWD</home/ada>, \"/etc/hosts\", O_RDONLY|O_CLOEXEC) = 5</etc/hosts>",
                        "10  open(\"/etc/motd\", O_RDONLY) = -1 ENOENT (No such file or directory)",
                        "10  openat(AT_FDCWD</home/ada>, \"/etc\", O_RDONLY|O_DIRECTORY) = 5</etc>")))
                .containsExactlyInAnyOrder("write /home/ada/notes.txt", "write /tmp/d/x.txt", "read /etc/hosts");
    }

    @Test
    void aCallThatAnotherProcessInterruptsIsPutTogether() {
        assertThat(SystemCalls.effects(List.of(
                        "10  mkdirat(AT_FDCWD</>, \"/tmp/a\" <unfinished ...>",
                        "11  --- SIGCHLD {si_signo=SIGCHLD} ---",
                        "11  +++ exited with 0 +++",
                        "11  unlink(\"/tmp/b\") = 0",
                        "10  <... mkdirat resumed>, 0700) = 0",
                        "12  openat(AT_FDCWD</>, \"/tmp/pipe\", O_WRONLY <unfinished ...>")))
                .containsExactlyInAnyOrder("mkdir /tmp/a", "unlink \"/tmp/b\"", "write /tmp/pipe");
    }

    @Test
    void aProcessIsItsProgramAndItsWholeArgumentList() {
        assertThat(
                        SystemCalls.effects(
                                List.of(
                                        "10  execve(\"/bin/sh\", [\"sh\", \"-c\", \"echo \\\"a, b\\\\n\\\" ] \"], 0x7f513 /* 2 vars */) = 0")))
                .containsExactly("exec /bin/sh as [sh, -c, echo \"a, b\\n\" ] ]");
    }

    @Test
    void addressesAreNamedWithTheirTransport() {
        assertThat(
                        SystemCalls.effects(
                                List.of(
                                        "10  sendto(5<UDP:[77]>, \"x\", 1, 0, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr(\"192.0.2.53\")}, 16) = 1",
                                        "10  connect(6<TCPv6:[78]>, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, \"2001:db8::1\", &sin6_addr), sin6_scope_id=0}, 28) = -1 EINPROGRESS (Operation now in progress)",
                                        "10  connect(7<UNIX-STREAM:[79]>, {sa_family=AF_UNIX, sun_path=\"/run/x\"}, 110) = -1 ENOENT (No such file or directory)",
                                        "10  sendto(5<UDP:[127.0.0.1:1->127.0.0.1:2]>, \"x\", 1, 0, NULL, 0) = 1",
                                        "10  sendto(8<NETLINK:[ROUTE:9]>, [{nlmsg_len=20}], 20, 0, {sa_family=AF_NETLINK, nl_pid=0}, 12) = 20")))
                .containsExactlyInAnyOrder(
                        "contact 192.0.2.53:53/udp", "contact [2001:db8::1]:443/tcp", "contact /run/x");
    }

    @Test
    void changesOfOtherKindsAreKeptWithoutTheNumbersOfDescriptors() {
        assertThat(SystemCalls.effects(List.of(
                        "10  fchmod(4</tmp/x>, 0600) = 0",
                        "10  renameat2(AT_FDCWD</>, \"/a\", AT_FDCWD</>, \"/b\", RENAME_NOREPLACE) = 0")))
                .containsExactlyInAnyOrder(
                        "fchmod </tmp/x>, 0600",
                        "renameat2 AT_FDCWD</>, \"/a\", AT_FDCWD</>, \"/b\", RENAME_NOREPLACE");
    }
}

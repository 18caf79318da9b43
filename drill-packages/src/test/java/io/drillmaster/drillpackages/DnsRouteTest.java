package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnsRouteTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "192.0.2.53", "::1", "2001:db8::53", "::ffff:192.0.2.1"})
    void anAddressIsTakenAsWritten(String address) {
        assertThat(new DnsRoute.Direct(address, 5353).address()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "dns.example.com",
                "1.2.3",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.4 ",
                ":",
                ":::",
                "12345::",
                "[::1]",
                "fe80::1%eth0",
                "2130706433"
            })
    void aNameOrABrokenAddressIsRefused(String address) {
        assertThatThrownBy(() -> new DnsRoute.Direct(address, 53))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not an IP address");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void aPortThatCannotBeIsRefused(int port) {
        assertThatThrownBy(() -> new DnsRoute.Direct("127.0.0.1", port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 65535");
    }
}

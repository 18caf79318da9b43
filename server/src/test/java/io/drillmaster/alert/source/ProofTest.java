package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticity;
import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.HookSecret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProofTest {
    private static final HookSecret SECRET = new HookSecret("s3cret");
    private static final byte[] BODY = "{\"rule\":\"R\"}".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @MethodSource("all")
    void everySourceTakesTheProofThatIsMadeForAReplayAndNoOther(AlertSource source) {
        var headers = source.authenticator().proof(BODY, SECRET, Deliveries.RECEIVED);
        var delivery = Deliveries.of(source.id(), BODY, headers);
        var bare = Deliveries.of(source.id(), BODY, Map.of());

        assertThat(source.authenticator().check(delivery, Optional.of(SECRET)))
                .as(source.id())
                .isInstanceOf(Authenticity.Authentic.class);
        assertThat(source.authenticator().check(delivery, Optional.of(new HookSecret("another"))))
                .as(source.id())
                .isInstanceOf(Authenticity.NotAuthentic.class);
        assertThat(source.authenticator().check(bare, Optional.of(SECRET)))
                .as(source.id())
                .isInstanceOf(Authenticity.NotAuthentic.class);
    }

    static List<AlertSource> all() {
        return AlertSources.ALL;
    }
}

package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.alert.Deliveries;
import io.drillmaster.common.Problem;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DocumentTest {
    @Test
    void aNumberBeyondAllMeasureIsRefusedInWordsByEverySource() {
        for (var source : AlertSources.ALL) {
            assertThatThrownBy(() -> Deliveries.read(source, "{\"rule\":\"R\",\"x\":1e72446531123}"))
                    .as(source.id())
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("a number that is beyond");
        }
    }

    @Test
    void membersKeepTheirOwnBytesAsTheyCame() {
        var body =
                "\uFEFF{\"a\":[1,{\"x\":[9]}],\"alerts\":[ {\"n\" : 1.50, \"\u00e4\":\"\u00df\"},null,[2],\"t\"],\"b\":{}}";
        var whole = Document.whole(body.getBytes(StandardCharsets.UTF_8));

        assertThat(Members.of(whole, "alerts").documents().stream()
                        .map(member -> new String(member.raw(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("|")))
                .isEqualTo("{\"n\" : 1.50, \"\u00e4\":\"\u00df\"}|null|[2]|\"t\"");
        assertThat(Members.of(whole, "b").documents()).isEmpty();
        assertThat(Members.of(whole, "a", "alerts").documents()).isEmpty();
        assertThat(Members.of(whole).documents()).isEmpty();
    }
}

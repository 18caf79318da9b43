package io.drillmaster.doctor;

import static io.drillmaster.doctor.TestInternet.OTHER;
import static io.drillmaster.doctor.TestInternet.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.Settings;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

class ResolverCheckTest {
    @Test
    void aNewNameGoesThroughTheResolverAndBackWithoutEvidence() throws Exception {
        try (var internet = new TestInternet().canary(false)) {
            assertThat(look(internet, internet::throughToTheCanary))
                    .containsExactly(
                            Finding.ok("The resolver " + OTHER + " brings a new name in " + ZONE
                                    + " here and the answer back."),
                            Finding.ok("The canary's address comes through the resolver."));
            assertThat(internet.evidence).isEmpty();
        }
    }

    @Test
    void aGuardAgainstRebindingIsNoticed() throws Exception {
        try (var internet = new TestInternet().canary(false)) {
            assertThat(look(
                            internet,
                            query -> internet.throughToTheCanary(query).map(answer -> {
                                answer.removeAllRecords(Section.ANSWER);
                                return answer;
                            })))
                    .last()
                    .satisfies(found -> {
                        assertThat(found.result()).isEqualTo(Result.WARN);
                        assertThat(found.found()).contains("guard against rebinding");
                    });
        }
    }

    @Test
    void whatResolversSayInsteadIsTold() throws Exception {
        assertThat(first(code(Rcode.NXDOMAIN))).contains("says that a new name in " + ZONE + " does not exist");
        assertThat(first(code(Rcode.SERVFAIL))).contains("answers SERVFAIL");
        assertThat(first(code(Rcode.REFUSED))).contains("refuses to answer");
        assertThat(first(query -> Optional.of(TestZone.address(query, "192.0.2.99"))))
                .contains("answers for " + ZONE + " by itself");
        assertThat(first(query -> Optional.empty()))
                .contains("does not bring an answer")
                .contains("no answer");
    }

    @Test
    void theDefaultZoneIsAskedOfNobody() throws Exception {
        try (var internet = new TestInternet()) {
            var resolver = internet.serve(OTHER, TestZone::refuse);
            var zone = ServedZone.all(Settings.of(Map.of())).get(0);
            var places = List.of(new InetSocketAddress(OTHER, internet.port));
            assertThat(new ResolverCheck(zone, internet.ask, places, false).run())
                    .singleElement()
                    .satisfies(found -> assertThat(found.result()).isEqualTo(Result.SKIPPED));
            assertThat(resolver.asked()).isZero();
        }
    }

    private static String first(Function<Message, Optional<Message>> resolver) throws Exception {
        try (var internet = new TestInternet().canary(false)) {
            var found = look(internet, resolver).get(0);
            assertThat(found.result()).isEqualTo(Result.FAIL);
            return found.found();
        }
    }

    private static List<Finding> look(TestInternet internet, Function<Message, Optional<Message>> resolver)
            throws Exception {
        internet.serve(OTHER, resolver);
        var places = List.of(new InetSocketAddress(OTHER, internet.port));
        return new ResolverCheck(internet.zone(false), internet.ask, places, true).run();
    }

    private static Function<Message, Optional<Message>> code(int rcode) {
        return query -> {
            var answer = TestZone.reply(query);
            answer.getHeader().setRcode(rcode);
            return Optional.of(answer);
        };
    }
}

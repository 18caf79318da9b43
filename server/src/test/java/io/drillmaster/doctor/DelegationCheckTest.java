package io.drillmaster.doctor;

import static io.drillmaster.doctor.TestInternet.CANARY;
import static io.drillmaster.doctor.TestInternet.CORP;
import static io.drillmaster.doctor.TestInternet.NOBODY;
import static io.drillmaster.doctor.TestInternet.ORG;
import static io.drillmaster.doctor.TestInternet.OTHER;
import static io.drillmaster.doctor.TestInternet.ROOT;
import static io.drillmaster.doctor.TestInternet.ZONE;
import static io.drillmaster.doctor.TestInternet.address;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Type;

class DelegationCheckTest {
    private static final String[] RIGHT = {"drill NS ns1.drill", "ns1.drill A " + CANARY};

    @Test
    void aRightDelegationIsFollowedFromTheRootToTheCanaryAndLeavesNoEvidence() throws Exception {
        try (var internet = TestInternet.withParent(RIGHT).canary(false)) {
            assertThat(internet.delegation(false))
                    .containsExactly(
                            Finding.ok("The zone corp.org delegates " + ZONE + " to ns1." + ZONE + "."),
                            Finding.ok("ns1." + ZONE + " (" + CANARY
                                    + ") answers for the zone by UDP and TCP, also for a name nobody asked before."));
            assertThat(internet.evidence).isEmpty();
        }
    }

    @Test
    void wrongGlueIsToldWithBothAddresses() throws Exception {
        try (var internet = TestInternet.withParent("drill NS ns1.drill", "ns1.drill A " + NOBODY)
                .canary(false)) {
            failures(internet.delegation(false))
                    .anySatisfy(found -> assertThat(found.found())
                            .contains("sent to " + NOBODY)
                            .contains("settings have " + CANARY))
                    .anySatisfy(found -> assertThat(found.found())
                            .contains(NOBODY)
                            .contains("does not answer: nothing listens there by UDP, nothing listens there by TCP"));
        }
    }

    @Test
    void missingGlueIsToldWithTheRecordToAdd() throws Exception {
        try (var internet = TestInternet.withParent("drill NS ns1.drill").canary(false)) {
            failures(internet.delegation(false)).singleElement().satisfies(found -> {
                assertThat(found.found()).startsWith("There is no glue for ns1." + ZONE);
                assertThat(found.toDo()).contains(CANARY).contains("to corp.org");
            });
        }
    }

    @Test
    void aServerThatAnswersByUdpOnlyWantsTcpOpened() throws Exception {
        try (var internet = TestInternet.withParent("drill NS ns1.drill", "ns1.drill A " + OTHER)
                .canary(false)) {
            internet.serve(OTHER, LoopbackServer.Transport.UDP_ONLY, internet::throughToTheCanary);
            assertThat(internet.delegation(false)).anySatisfy(found -> {
                assertThat(found.result()).isEqualTo(Result.WARN);
                assertThat(found.found()).contains("answers by UDP, but not by TCP: nothing listens there");
                assertThat(found.toDo()).startsWith("Open port 53 by TCP too");
            });
        }
    }

    @Test
    void aServerThatAnswersByTcpOnlyWantsUdpOpened() throws Exception {
        try (var internet = TestInternet.withParent("drill NS ns1.drill", "ns1.drill A " + OTHER)
                .canary(false)) {
            internet.serve(OTHER, LoopbackServer.Transport.TCP_ONLY, internet::throughToTheCanary);
            failures(internet.delegation(false)).anySatisfy(found -> {
                assertThat(found.found()).contains("answers by TCP, but not by UDP");
                assertThat(found.toDo()).startsWith("Open port 53 by UDP");
            });
        }
    }

    @Test
    void silenceIsToldFromAClosedPort() throws Exception {
        try (var internet = TestInternet.withParent(RIGHT)) {
            internet.serve(CANARY, query -> Optional.empty());
            failures(internet.delegation(false)).singleElement().satisfies(found -> {
                assertThat(found.found()).contains("does not answer: no answer by UDP");
                assertThat(found.toDo()).startsWith("Open port 53 by UDP and TCP in firewalls");
            });
        }
    }

    @Test
    void aLameDelegationSaysWhatTheServerSays() throws Exception {
        try (var internet = TestInternet.withParent(RIGHT)) {
            internet.serve(CANARY, TestZone::refuse);
            failures(internet.delegation(false))
                    .singleElement()
                    .satisfies(found ->
                            assertThat(found.found()).contains("does not answer for the zone: it answers REFUSED"));
        }
    }

    @Test
    void aZoneFileInOurPlaceIsNoCanary() throws Exception {
        try (var internet = TestInternet.withParent(RIGHT)) {
            internet.serve(CANARY, new TestZone(ZONE + ".", "ns1 A " + CANARY));
            failures(internet.delegation(false))
                    .singleElement()
                    .satisfies(found ->
                            assertThat(found.found()).contains("is no canary").contains("says NXDOMAIN"));
        }
        try (var internet = TestInternet.withParent(RIGHT)) {
            var apex = new TestZone(ZONE + ".");
            internet.serve(
                    CANARY,
                    query -> query.getQuestion().getType() == Type.A
                            ? Optional.of(TestZone.address(query, "192.0.2.7"))
                            : apex.apply(query));
            failures(internet.delegation(false))
                    .singleElement()
                    .satisfies(found -> assertThat(found.found()).contains("as with a wildcard"));
        }
    }

    @Test
    void oneOfTwoServersThatIsOutIsAWarning() throws Exception {
        try (var internet = TestInternet.withParent(
                        "drill NS ns1.drill", "drill NS ns2.drill", "ns1.drill A " + CANARY, "ns2.drill A " + OTHER)
                .canary(true)) {
            var findings = internet.delegation(true);
            failures(findings).isEmpty();
            assertThat(findings).anySatisfy(found -> {
                assertThat(found.result()).isEqualTo(Result.WARN);
                assertThat(found.found()).startsWith("ns2." + ZONE).contains("Resolvers lose time");
            });
        }
    }

    @Test
    void aZoneThatTheParentDoesNotKnowComesWithTheRecordsToAdd() throws Exception {
        try (var internet = TestInternet.withParent("www A 192.0.2.7").canary(false)) {
            failures(internet.delegation(false)).singleElement().satisfies(found -> {
                assertThat(found.found()).isEqualTo("The zone corp.org has no name " + ZONE + ".");
                assertThat(found.toDo())
                        .isEqualTo("Add to the zone corp.org: " + ZONE + ". NS ns1." + ZONE + ".  and  ns1." + ZONE
                                + ". A " + CANARY);
            });
        }
        try (var internet = TestInternet.withParent("drill A 192.0.2.7").canary(false)) {
            failures(internet.delegation(false))
                    .singleElement()
                    .satisfies(found -> assertThat(found.found()).contains("but no NS record for it"));
        }
    }

    @Test
    void aCnameAtTheZoneIsNamed() throws Exception {
        try (var internet =
                TestInternet.withParent("drill CNAME elsewhere.org.").canary(false)) {
            failures(internet.delegation(false))
                    .singleElement()
                    .satisfies(found -> assertThat(found.found()).contains("is an alias (CNAME) of elsewhere.org."));
        }
    }

    @Test
    void aParentThatAnswersForTheZoneItselfIsNamed() throws Exception {
        try (var internet = new TestInternet().canary(false)) {
            var parent = new TestZone("corp.org.");
            var own = new TestZone(ZONE + ".");
            internet.serve(ROOT, new TestZone(".", "corp.org. NS ns.corp.org.", "ns.corp.org. A " + CORP));
            internet.serve(
                    CORP,
                    query -> query.getQuestion().getName().toString().endsWith(ZONE + ".")
                            ? own.apply(query)
                            : parent.apply(query));
            failures(internet.delegation(false))
                    .singleElement()
                    .satisfies(found -> assertThat(found.found()).contains("have a zone " + ZONE + " of their own"));
        }
    }

    @Test
    void aDsRecordWouldMakeResolversRefuse() throws Exception {
        try (var internet = TestInternet.withParent(
                        "drill NS ns1.drill",
                        "ns1.drill A " + CANARY,
                        "drill DS 1 8 2 0000000000000000000000000000000000000000000000000000000000000000")
                .canary(false)) {
            failures(internet.delegation(false))
                    .singleElement()
                    .satisfies(found -> assertThat(found.toDo()).isEqualTo("Remove the DS record."));
        }
    }

    @Test
    void aNameServerOutsideTheZoneIsFoundByAWalkOfItsOwn() throws Exception {
        try (var internet =
                TestInternet.withParent("drill NS canary", "canary A " + CANARY).canary(false)) {
            var findings = internet.delegation(false);
            failures(findings).isEmpty();
            assertThat(findings)
                    .anySatisfy(found -> assertThat(found.found()).startsWith("canary.corp.org (" + CANARY + ")"))
                    .anySatisfy(found -> assertThat(found.found())
                            .isEqualTo("The name servers in corp.org are canary.corp.org; this server's settings say"
                                    + " ns1." + ZONE + "."));
        }
        try (var internet =
                TestInternet.withParent("drill NS nowhere.corp.org.").canary(false)) {
            failures(internet.delegation(false))
                    .singleElement()
                    .satisfies(found -> assertThat(found.found())
                            .isEqualTo("The name server nowhere.corp.org has no address: its name leads nowhere."));
        }
    }

    @Test
    void nameServersThatNeedEachOtherToBeFoundEndTheWalk() throws Exception {
        try (var internet = new TestInternet()) {
            internet.serve(ROOT, new TestZone(".", "org. NS ns.net.", "net. NS ns.org."));
            failures(internet.delegation(false))
                    .singleElement()
                    .satisfies(found -> assertThat(found.found()).contains("no name server of org has an address"));
        }
    }

    @Test
    void aParentThatIsOutIsNamed() throws Exception {
        try (var internet = new TestInternet()) {
            internet.serve(ROOT, new TestZone(".", "org. NS ns.org.", "ns.org. A " + ORG));
            internet.serve(ORG, TestZone::refuse);
            failures(internet.delegation(false)).singleElement().satisfies(found -> {
                assertThat(found.found())
                        .contains("No name server of org")
                        .contains(ORG)
                        .contains("answers REFUSED");
                assertThat(found.toDo()).startsWith("Tell whoever runs org");
            });
        }
    }

    @Test
    void aServerThatSendsUsBackUpIsLameAndNotALoop() throws Exception {
        try (var internet = new TestInternet()) {
            var root = new TestZone(".", "org. NS ns.org.", "ns.org. A " + ORG);
            internet.serve(ROOT, root);
            internet.serve(ORG, root); // refers to org again, of which it is a server
            failures(internet.delegation(false))
                    .singleElement()
                    .satisfies(found -> assertThat(found.found()).contains("says that it is not responsible for it"));
        }
    }

    @Test
    void parentsThatDisagreeAreNamed() throws Exception {
        try (var internet = new TestInternet().canary(false)) {
            internet.serve(
                    ROOT,
                    new TestZone(
                            ".",
                            "corp.org. NS a.corp.org.",
                            "corp.org. NS b.corp.org.",
                            "a.corp.org. A " + CORP,
                            "b.corp.org. A " + OTHER));
            internet.serve(CORP, new TestZone("corp.org.", RIGHT));
            internet.serve(OTHER, new TestZone("corp.org.", "drill NS ns1.drill", "ns1.drill A " + NOBODY));
            assertThat(internet.delegation(false))
                    .anySatisfy(found ->
                            assertThat(found.found()).contains("does not delegate " + ZONE + " as the others do"));
        }
    }

    @Test
    void aMachineThatMayNotAskTheRootIsToldSo() throws Exception {
        try (var internet = new TestInternet()) {
            assertThat(internet.delegation(false)).singleElement().satisfies(found -> {
                assertThat(found.result()).isEqualTo(Result.WARN);
                assertThat(found.found()).startsWith("No root server gives an answer");
                assertThat(found.toDo()).contains("--root");
            });
        }
    }

    @Test
    void theZonesOfOldExercisesAreLookedAtToo() throws Exception {
        try (var internet = new TestInternet()) {
            var zones = ServedZone.all(Settings.of(Map.of("dns.zone", "drill.test,old.example")));
            var walk = new DnsWalk(internet.ask, List.of(address(ROOT)), internet.port);
            assertThat(new EachZone(zones, internet.ask, walk, false).run())
                    .extracting(Finding::found)
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("drill.test: "),
                            second -> assertThat(second).startsWith("old.example: "));
        }
    }

    @Test
    void theDefaultZoneIsNotLookedForAnywhere() throws Exception {
        try (var internet = new TestInternet()) {
            var root = internet.serve(ROOT, TestZone::refuse);
            var zone = ServedZone.all(Settings.of(Map.of())).get(0);
            var walk = new DnsWalk(internet.ask, List.of(address(ROOT)), internet.port);
            assertThat(new DelegationCheck(zone, internet.ask, walk, false).run())
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.result()).isEqualTo(Result.SKIPPED);
                        assertThat(found.found()).startsWith("drill.test lies below .test, which is reserved");
                    });
            assertThat(root.asked()).isZero();
        }
    }

    private static ListAssert<Finding> failures(List<Finding> findings) {
        return assertThat(
                findings.stream().filter(found -> found.result() == Result.FAIL).toList());
    }
}

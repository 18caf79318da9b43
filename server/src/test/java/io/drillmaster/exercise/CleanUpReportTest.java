package io.drillmaster.exercise;

import static io.drillmaster.plan.Drill.drill;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.drillpackages.Phase;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.exercise.CleanUpReport.Item;
import io.drillmaster.exercise.CleanUpReport.State;
import io.drillmaster.plan.Exercise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CleanUpReportTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Exercise exercise = drill().draft();
    private final String marker = exercise.plan().targets().get(0).markerPath();
    private final List<Evidence> rows = new ArrayList<>();

    @Test
    void anExerciseThatPublishedNothingLeftNothing() {
        assertThat(CleanUpReport.of(exercise, rows).items()).isEmpty();
        assertThat(CleanUpReport.of(exercise, rows).done()).isTrue();
    }

    @Test
    void aWithdrawalIsNoProofUntilAClientWasRefused() {
        observe("", new Fact.Published("pytorch-utilz", "0.0.1", "f", "00"));
        observe("", new Fact.Withdrawn("pytorch-utilz", "0.0.1"));
        assertThat(items()).singleElement().extracting(Item::state).isEqualTo(State.UNKNOWN);

        observe("", new Fact.IndexLooked("pytorch-utilz", "0.0.1", "http://r/simple/", false, "index 200"));
        assertThat(items()).singleElement().satisfies(item -> {
            assertThat(item.state()).isEqualTo(State.LEFT);
            assertThat(item.toDo()).contains("http://r/simple/", "index 200");
        });

        observe("", new Fact.IndexLooked("pytorch-utilz", "0.0.1", "http://r/simple/", true, "index 404, file 404"));
        assertThat(items()).singleElement().extracting(Item::state).isEqualTo(State.GONE);
    }

    @Test
    void everyMachineThatExecutedIsLeftOpenUntilAProbeSawTheMarkerGoneThere() {
        present("build-1");
        present("build-2");
        var gone = observe("build-1", new Fact.MarkerAbsent(marker));

        assertThat(items()).extracting(Item::state).containsExactly(State.GONE, State.LEFT);
        assertThat(items().get(0).seen()).contains(gone.id());
        assertThat(items().get(1).what()).contains(marker, "build-2");
    }

    @Test
    void theCleanUpsOwnLookSettlesTheMachineThatItLookedAt() {
        present("build-1");
        present("build-2");
        var down = row(null, null, new Fact.TornDown(List.of("no marker at " + marker + " on build-1"), List.of()));
        rows.add(down);

        assertThat(items()).extracting(Item::state).containsExactly(State.GONE, State.LEFT);
        assertThat(items().get(0).seen()).contains(down.id());
    }

    @Test
    void aMarkerThatComesBackIsLeftAgain() {
        present("build-1");
        observe("build-1", new Fact.MarkerAbsent(marker));
        present("build-1");

        assertThat(items()).singleElement().extracting(Item::state).isEqualTo(State.LEFT);
    }

    @Test
    void aMachineThatNeverHadTheMarkerIsNotListed() {
        observe("build-1", new Fact.MarkerAbsent(marker));

        assertThat(items()).isEmpty();
    }

    @Test
    void aReportThatWasTakenBackDoesNotSettleAnythingUntilThatIsTakenBackToo() {
        present("build-1");
        var gone = observe("build-1", new Fact.MarkerAbsent(marker));
        var takenBack = row(null, gone.id(), new Fact.Retracted("the wrong machine"));
        rows.add(takenBack);
        assertThat(items()).singleElement().extracting(Item::state).isEqualTo(State.LEFT);

        rows.add(row(null, takenBack.id(), new Fact.Retracted("it was the right one")));
        assertThat(items()).singleElement().extracting(Item::state).isEqualTo(State.GONE);
    }

    @Test
    void anExecutionKnownByDnsAloneAsksForAProbe() {
        observe("", new Fact.DnsLookedUp("i.x", "A", Phase.INSTALLED, "abc", "192.0.2.7", "udp"));

        assertThat(items()).singleElement().satisfies(item -> {
            assertThat(item.state()).isEqualTo(State.UNKNOWN);
            assertThat(item.toDo()).contains("run the probe where it was installed");
        });
    }

    @Test
    void everyCacheThatFetchedIsNamedOnceWithTheCommandThatEmptiesIt() {
        fetched("192.0.2.7", "pip/26.2.1 {\"ci\":true}");
        fetched("192.0.2.7", "pip/26.2.1 {\"ci\":true}");
        fetched("192.0.2.8", "npm/11.19.1 node/v20.20.2 linux x64");
        fetched("192.0.2.9", "Nexus/3.70 (OSS)");

        assertThat(items())
                .extracting(Item::what)
                .containsExactly(
                        "the cache of pip/26.2.1 at 192.0.2.7, which fetched pytorch-utilz 0.0.1",
                        "the cache of npm/11.19.1 at 192.0.2.8, which fetched pytorch-utilz 0.0.1",
                        "the cache of Nexus/3.70 at 192.0.2.9, which fetched pytorch-utilz 0.0.1");
        assertThat(items().get(0).toDo()).contains("pip cache remove 'pytorch_utilz*'");
        assertThat(items().get(2).toDo()).contains("proxy or mirror");
    }

    private List<Item> items() {
        return CleanUpReport.of(exercise, rows).items();
    }

    private void present(String host) {
        observe(host, new Fact.MarkerPresent(marker, Optional.empty(), List.of()));
    }

    private void fetched(String address, String userAgent) {
        observe("", new Fact.Fetched("pytorch_utilz-0.0.1.tar.gz", address, userAgent));
    }

    private Evidence observe(String host, Fact fact) {
        var row = row(host.isEmpty() ? null : host, null, fact);
        rows.add(row);
        return row;
    }

    private Evidence row(@Nullable String host, @Nullable UUID refersTo, Fact fact) {
        var at = rows.size() + 1;
        return new Evidence(
                at,
                new UUID(0, at),
                Optional.of(exercise.plan().id()),
                Optional.of(exercise.plan().targets().get(0).token()),
                "test",
                Optional.ofNullable(host),
                Optional.empty(),
                NOON.plusSeconds(at),
                Optional.empty(),
                Optional.ofNullable(refersTo),
                fact);
    }
}

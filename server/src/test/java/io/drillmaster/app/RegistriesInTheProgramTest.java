package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.Fact;
import io.drillmaster.exercise.NewExercise;
import io.drillmaster.exercise.OwnScenario;
import io.drillmaster.identity.Role;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.Labels;
import io.drillmaster.registry.publish.LoopbackIndex;
import io.drillmaster.registry.publish.ReceiptState;
import io.drillmaster.registry.publish.ReceiptStore;
import io.drillmaster.registry.publish.StoredReceipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program with a registry outside: what it sends there, takes back, and says about both. */
class RegistriesInTheProgramTest {
    private static final String ONE = "acme_drill_one-1.0.0.tar.gz";
    private static final String TWO = "acme_drill_two-1.0.0.tar.gz";

    private final LoopbackIndex index = LoopbackIndex.start();

    @TempDir
    private Path directory;

    private ApplicationFixture drillmaster;
    private ReceiptStore receipts;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectory(directory.resolve("scenarios"));
        OwnScenario.called("OWN-1")
                .pip("acme-drill-one")
                .pip("acme-drill-two")
                .npm("acme-drill-state")
                .in(directory.resolve("scenarios"));
        Files.writeString(directory.resolve("registries.yml"), """
                registries:
                  - id: team
                    kind: pypiserver
                    ecosystem: pypi
                    url: %s
                    username: drill
                    token: s3cret-of-the-test
                """.formatted(index.address()));
        drillmaster = ApplicationFixture.start(
                Map.of(
                        "scenarios-dir", directory.resolve("scenarios").toString(),
                        "publish.registries-file",
                                directory.resolve("registries.yml").toString(),
                        "publish.allowed-hosts", index.host(),
                        "publish.name-prefixes", "acme-drill-"),
                Clock.systemUTC());
        drillmaster.account("ana", Role.ADMINISTRATOR); // a server without one offers its set-up only
        receipts = new ReceiptStore(drillmaster.parts().plans().jdbi());
    }

    @AfterEach
    void stop() {
        drillmaster.close();
        index.close();
    }

    @Test
    void anExerciseIsPublishedOutsideAndTakenBackWithWords() {
        var id = planned("team");
        assertThat(exercise(id).commands().get(0)).contains("--index-url " + index.address() + "simple/");
        assertThat(exercise(id).commands().get(2)).contains("--registry " + drillmaster.address() + "/npm/");

        open(id);

        assertThat(index.files()).containsExactly(ONE, TWO);
        assertThat(facts(id, Fact.Published.class)).hasSize(3);
        assertThat(receipts.of(id)).extracting(StoredReceipt::state).containsOnly(ReceiptState.UPLOADED);
        open(id); // a step that is done again
        assertThat(index.files()).containsExactly(ONE, TWO);

        drillmaster.parts().conductor().abort(id, "The test is over", "ada");

        assertThat(index.files()).isEmpty();
        assertThat(facts(id, Fact.Withdrawn.class)).hasSize(3);
        assertThat(tornDown(id).left()).isEmpty();
        assertThat(facts(id, Fact.IndexLooked.class))
                .as("two outside, one here")
                .hasSize(3)
                .allMatch(Fact.IndexLooked::gone)
                .extracting(Fact.IndexLooked::address)
                .contains(index.address() + "simple/acme-drill-one/");
        assertThat(tornDown(id).removed())
                .anySatisfy(words -> assertThat(words)
                        .startsWith("acme-drill-one 1.0.0 from the registry 'team' (" + index.host() + ")")
                        .contains("its address says 404", "pip cache remove 'acme_drill_one*'", "proxy or CDN"));
        assertThat(receipts.notGone()).isEmpty();
    }

    @Test
    void aRegistryThatFallsThroughGetsNothing() {
        index.fallThrough(302, "https://pypi.org/simple/");
        var id = planned("team");

        assertThatThrownBy(() -> open(id))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Nothing was published")
                .hasMessageContaining("--disable-fallback");

        assertThat(exercise(id).state()).isEqualTo(ExerciseState.PLANNED);
        assertThat(drillmaster.parts().evidence().of(id)).isEmpty();
        assertThat(receipts.of(id)).isEmpty();
        assertThat(index.asked()).hasSize(1);
        assertThat(receipts.lastPreflight("team").orElseThrow().found().passed())
                .isFalse();
    }

    @Test
    void aFailureHalfWayTakesBackWhatWasSentAndTheNextAttemptUsesNewVersions() {
        index.failingAfter(1);
        var id = planned("team");

        assertThatThrownBy(() -> open(id))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("did not accept " + TWO + ": 500")
                .hasMessageContaining("Nothing is left published.");
        assertThat(index.files()).isEmpty();
        assertThat(exercise(id).state()).isEqualTo(ExerciseState.PLANNED);
        assertThat(drillmaster.parts().evidence().of(id))
                .extracting(row -> row.fact().getClass().getSimpleName())
                .doesNotContain("Published");
        assertThat(receipts.notGone()).isEmpty();

        index.failingAfter(10);
        open(id);
        assertThat(index.files()).containsExactly("acme_drill_one-1.0.1.tar.gz", "acme_drill_two-1.0.1.tar.gz");
        assertThat(exercise(id).commands().get(0)).contains("acme-drill-one==1.0.1");
    }

    @Test
    void otherBytesThanWereSentStopTheOpening() {
        index.spoiling();
        var id = planned("team");

        assertThatThrownBy(() -> open(id)).hasMessageContaining("serves other bytes");
        assertThat(index.files()).isEmpty();
        assertThat(exercise(id).state()).isEqualTo(ExerciseState.PLANNED);
    }

    @Test
    void whatCannotBeTakenBackIsToldAndTriedAgain() {
        var id = planned("team");
        open(id);
        index.keeping(true);

        drillmaster.parts().conductor().abort(id, "The test is over", "ada");

        assertThat(tornDown(id).left())
                .hasSize(2)
                .allSatisfy(words -> assertThat(words)
                        .contains(
                                "is still in the registry 'team'",
                                "refuses to delete it: 403",
                                "delete it there by hand"));
        assertThat(receipts.notGone()).extracting(StoredReceipt::state).containsOnly(ReceiptState.LEFT);
        assertThat(facts(id, Fact.Withdrawn.class)).as("the one here").hasSize(1);

        index.keeping(false);
        var member = member();
        assertThat(member.get("/registries").body())
                .contains("acme-drill-one 1.0.0", "refuses to delete it: 403", "left behind");
        assertThat(member.submit("/registries", "/registries/sweep", Map.of()).statusCode())
                .isEqualTo(303);

        assertThat(index.files()).isEmpty();
        assertThat(receipts.notGone()).isEmpty();
        assertThat(facts(id, Fact.Withdrawn.class)).hasSize(3);
        assertThat(member.get("/registries").body()).doesNotContain("acme-drill-one");
    }

    @Test
    void aServerThatDiedAfterTheUploadLeavesNothingBehind() {
        var id = planned("team");
        died(id);

        assertThat(member().submit("/registries", "/registries/check", Map.of()).statusCode())
                .as("there is no such page")
                .isEqualTo(404);
        assertThat(member().submit("/registries", "/registries/sweep", Map.of()).statusCode())
                .isEqualTo(303);

        assertThat(index.files()).isEmpty();
        assertThat(receipts.notGone()).isEmpty();
    }

    @Test
    void anExerciseWhoseServerDiedAfterTheUploadCanBeOpenedAgain() {
        var id = planned("team");
        died(id);

        open(id);

        assertThat(index.files()).containsExactly("acme_drill_one-1.0.1.tar.gz", "acme_drill_two-1.0.1.tar.gz");
        assertThat(exercise(id).state()).isEqualTo(ExerciseState.RUNNING);
        assertThat(member().submit("/registries", "/registries/sweep", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(index.files()).as("what is wanted is not swept").hasSize(2);
    }

    @Test
    void anExerciseThatIsStoppedWhileItIsBeingSentIsTakenBackWhole() {
        var id = planned("team");
        index.beforeUpload(() -> {
            if (exercise(id).state() == ExerciseState.PLANNED) {
                drillmaster.parts().conductor().abort(id, "A real incident came up", "ada");
            }
        });

        assertThatThrownBy(() -> open(id)).isInstanceOf(Problem.class).hasMessageContaining("over");

        assertThat(index.files()).isEmpty();
        assertThat(exercise(id).state()).isEqualTo(ExerciseState.ABORTED);
        assertThat(receipts.notGone()).isEmpty();
    }

    @Test
    void whileOneSendsNobodyElseDoesAndNoTransactionIsOpen() {
        var id = planned("team");
        var refusal = new AtomicReference<Throwable>();
        var transactions = new AtomicLong(-1);
        index.beforeUpload(() -> {
            try {
                open(id);
            } catch (Problem problem) {
                refusal.set(problem);
            }
            transactions.set(drillmaster
                    .parts()
                    .plans()
                    .jdbi()
                    .withHandle(
                            handle -> handle.createQuery("""
                            select count(*) from pg_stat_activity
                            where datname = current_database() and state = 'idle in transaction'
                            """).mapTo(Long.class).one()));
        });

        open(id);

        assertThat(refusal.get()).isNotNull().hasMessageContaining("being published just now");
        assertThat(transactions).hasValue(0);
        assertThat(index.files()).containsExactly(ONE, TWO);
    }

    @Test
    void aPackageThatSomebodyElsePutThereIsLeftAlone() {
        index.has("acme_drill_two");
        var id = planned("team");

        assertThatThrownBy(() -> open(id))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("has acme-drill-two 1.0.0 already")
                .hasMessageContaining("Nothing was published.");

        assertThat(index.files()).containsExactly(TWO);
        assertThat(receipts.notGone()).isEmpty();
    }

    @Test
    void namesThatWereNotReservedAndRegistriesThatAreNotThereCannotBePlanned() {
        assertThatThrownBy(() -> plan("SC-01", Set.of()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.place()).contains("scenario"))
                .hasMessageContaining("begins with none of publish.name-prefixes");
        assertThatThrownBy(() -> plan("OWN-1", Set.of("nowhere")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.place()).contains("registry"));
    }

    @Test
    void theFormOffersTheRegistryAndThePageShowsTheLastLook() {
        var member = member();
        assertThat(member.get("/exercises/new").body())
                .contains("PyPI packages go to", "<option value=\"team\"")
                .doesNotContain("s3cret");
        assertThat(member.get("/registries").body()).contains("never checked").doesNotContain("s3cret");

        member.submit("/registries", "/registries/team/check", Map.of());

        assertThat(member.get("/registries").body()).contains("fit for drills", "says no: 404");
        drillmaster.account("vic", Role.VIEWER);
        assertThat(Person.signedIn(drillmaster, "vic").get("/registries").statusCode())
                .isEqualTo(403);
    }

    /** As if the server had died between the upload and its being kept. */
    private void died(ExerciseId id) {
        open(id);
        drillmaster.parts().plans().jdbi().useHandle(handle -> {
            handle.execute("update exercise set state = 'PLANNED'");
            handle.execute("update publication_receipt set state = 'INTENDED', url = null, remote_id = null");
            handle.execute("delete from registry_file where exercise_id = ?", id.number());
        });
    }

    private Person member() {
        drillmaster.account("mia", Role.MEMBER);
        return Person.signedIn(drillmaster, "mia");
    }

    private ExerciseId planned(String registry) {
        return plan("OWN-1", Set.of(registry));
    }

    private ExerciseId plan(String scenario, Set<String> registries) {
        return drillmaster
                .parts()
                .planner()
                .plan(
                        new NewExercise(
                                scenario,
                                "",
                                Optional.empty(),
                                Optional.of(Duration.ofHours(1)),
                                Set.of(),
                                Optional.empty(),
                                List.of(Exercise.ANYWHERE),
                                registries,
                                Optional.empty(),
                                Optional.empty(),
                                Labels.NONE,
                                ""),
                        "ada");
    }

    private void open(ExerciseId id) {
        drillmaster.parts().conductor().open(id);
    }

    private Exercise exercise(ExerciseId id) {
        return drillmaster.parts().plans().find(id).orElseThrow();
    }

    private <T extends Fact> List<T> facts(ExerciseId id, Class<T> kind) {
        return drillmaster.parts().evidence().of(id).stream()
                .map(row -> row.fact())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private Fact.TornDown tornDown(ExerciseId id) {
        return facts(id, Fact.TornDown.class).get(0);
    }
}

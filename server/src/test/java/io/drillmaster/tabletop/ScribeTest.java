package io.drillmaster.tabletop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.common.Json;
import io.drillmaster.common.Problem;
import io.drillmaster.common.TabletopId;
import io.drillmaster.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What scribes get and write, who is reminded, and who is writing. */
class ScribeTest {
    private static final TestDatabase DB = TestDatabase.fresh();
    private static final Jdbi JDBI = DB.database().jdbi();
    private static final Actor ADA = Actor.staff("ada");

    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private final Tabletops tabletops = new Tabletops(JDBI, () -> now);

    /** Another server on the same database. */
    private final Tabletops elsewhere = new Tabletops(JDBI, () -> now);

    private TabletopId id = new TabletopId(0);
    private Seat commander = new Seat(id, "", "");
    private Seat developer = new Seat(id, "", "");
    private Seat scribe = new Seat(id, "", "");

    @AfterAll
    static void drop() {
        DB.close();
    }

    @BeforeEach
    void aSessionWithAScribe() {
        id = tabletops.create("Tuesday", Story.msel(), "ada");
        does(ADA, new CourseEvent.LobbyOpened());
        commander = tabletops.join(id, "Cleo", "ic");
        developer = tabletops.join(id, "Dan", "dev");
        scribe = tabletops.join(id, "Sue", Person.SCRIBE);
        does(ADA, new CourseEvent.Started(List.of()));
    }

    @Test
    void scribesSeeAnswersBeforeTheRevealByRoleAndNobodyElseDoes() {
        release("T-2");
        says(commander, new InjectEvent.Answered("T-2", Optional.of("wait"), "mine alone", false));
        var table = desk().tables().get(0);
        assertThat(table.inject()).isEqualTo("T-2");
        assertThat(table.silent()).isEqualTo(1);
        assertThat(table.answers()).singleElement().satisfies(said -> {
            assertThat(said.role()).isEqualTo("Incident commander");
            assertThat(said.text()).isEqualTo("mine alone");
        });
        for (var role : List.of("ic", "dev", Person.OBSERVER)) {
            assertThat(tabletops.story(id, role).desk()).isEmpty();
            assertThat(Json.write(tabletops.story(id, role))).doesNotContain("mine alone");
        }
    }

    @Test
    void aScribeGetsNothingThatIsForThoseWhoRunTheSession() {
        release("T-1");
        does(ADA, new InjectEvent.Released("T-5", Optional.of("said by mistake")));
        does(ADA, new InjectEvent.Recalled("T-5"));
        does(ADA, new InjectEvent.Skipped("T-4", "reason for skipping"));
        does(ADA, new InjectEvent.Inserted(Story.news("T-8", "Inserted for later", List.of())));
        does(ADA, new RecordEvent.Noted(Optional.of("T-1"), "note of ada"));
        does(ADA, new RecordEvent.Rated("CT-1.1", Rating.U, "rating text", Optional.empty()));
        says(commander, new RecordEvent.Asked("asked in private"));
        says(scribe, new RecordEvent.Noted(Optional.empty(), "note of sue"));
        assertThat(Json.write(tabletops.story(id, Person.SCRIBE)))
                .contains("Text of T-1.", "note of sue")
                .doesNotContain(
                        Story.SECRET,
                        "said by mistake",
                        "reason for skipping",
                        "Inserted for later",
                        "note of ada",
                        "rating text",
                        "asked in private",
                        "T-3",
                        "Cleo",
                        "Dan",
                        "Sue");
    }

    @Test
    void scribesWriteDecisionsAndNotesAndPlayersWriteNeither() {
        release("T-2");
        var decided = new InjectEvent.Decided("T-2", Optional.of("rotate"), "all of them", "they leaked", "ic");
        refused(developer, decided, "scribes-only");
        refused(developer, new RecordEvent.Noted(Optional.empty(), "x"), "scribes-only");
        refused(
                scribe,
                new InjectEvent.Decided("T-2", Optional.empty(), "all", "", "nobody-knows-them"),
                "unknown-role");
        refused(scribe, new InjectEvent.Decided("T-4", Optional.empty(), "guessed", "", ""), "not-released");
        says(scribe, decided);
        assertThat(told("dev").decided()).hasValueSatisfying(group -> {
            assertThat(group.option()).isEqualTo("Rotate the tokens");
            assertThat(group.owner()).isEqualTo("Incident commander");
        });
        assertThat(tabletops.console(id).timeline())
                .last()
                .satisfies(line -> assertThat(line.who()).isEqualTo("Sue, Scribe"));
        says(scribe, new RecordEvent.Noted(Optional.empty(), "they asked for the log"));
        assertThat(desk().notes()).extracting(ScribeDesk.Jotted::text).containsExactly("they asked for the log");

        does(ADA, new CourseEvent.Closed());
        refused(scribe, decided, "wrong-phase");
    }

    @Test
    void whatPutsALineRightStandsBesideItAndChangesNothingOfIt() {
        release("T-2");
        says(scribe, new InjectEvent.Decided("T-2", Optional.empty(), "rotate two", "", ""));
        var line = tabletops.seq(id);
        says(developer, new RecordEvent.Asked("private"));
        var hidden = tabletops.seq(id);
        refused(developer, new RecordEvent.Corrected(line, "all"), "scribes-only");
        refused(scribe, new RecordEvent.Corrected(line, " "), "empty");
        refused(scribe, new RecordEvent.Corrected(9_999, "all"), "no-such-line");
        refused(scribe, new RecordEvent.Corrected(hidden, "all"), "no-such-line");
        says(scribe, new RecordEvent.Corrected(line, "they said: rotate all"));
        does(ADA, new RecordEvent.Corrected(line, "all but one"));

        assertThat(desk().lines())
                .filteredOn(there -> there.seq() == line)
                .singleElement()
                .satisfies(there ->
                        assertThat(there.corrections()).containsExactly("they said: rotate all", "all but one"));
        var restarted = new Tabletops(JDBI, () -> now);
        assertThat(restarted.console(id).timeline())
                .filteredOn(there -> there.entry().seq() == line)
                .singleElement()
                .satisfies(there -> {
                    assertThat(there.corrections()).hasSize(2);
                    assertThat(((InjectEvent.Decided) there.entry().event()).text())
                            .isEqualTo("rotate two");
                });
        assertThat(told("dev").decided())
                .hasValueSatisfying(group -> assertThat(group.text())
                        .as("a decision is changed by a decision, not by a correction")
                        .isEqualTo("rotate two"));
    }

    @Test
    void whoIsNoScribeAnyMoreGetsAndWritesWhatPlayersDo() {
        release("T-2");
        says(commander, new InjectEvent.Answered("T-2", Optional.of("wait"), "mine alone", false));
        var sue = Set.of(scribe.person());
        assertThat(Json.write(tabletops.telling(id, sue))).contains("mine alone");
        does(ADA, new PeopleEvent.RoleChanged(scribe.person(), "dev"));
        for (var server : List.of(tabletops, elsewhere)) {
            assertThat(Json.write(server.telling(id, sue))).doesNotContain("mine alone");
            assertThat(Json.write(server.look(id, scribe.person()))).doesNotContain("mine alone");
        }
        refused(scribe, new InjectEvent.Decided("T-2", Optional.empty(), "x", "", ""), "scribes-only");
        refused(scribe, new RecordEvent.Corrected(1, "x"), "scribes-only");
    }

    @Test
    void whoIsSilentWhenTheTimeIsUpIsRemindedOnceHoweverManyServersKeepTime() {
        does(ADA, new InjectEvent.Inserted(Story.reminding("T-9")));
        release("T-9");
        says(commander, new InjectEvent.Answered("T-9", Optional.of("wait"), "", false));
        tabletops.keepTime(id);
        assertThat(told("dev").reminded()).isFalse();
        now = now.plus(Duration.ofMinutes(2));
        tabletops.keepTime(id);
        elsewhere.keepTime(id);
        now = now.plus(Duration.ofMinutes(2));
        tabletops.keepTime(id);
        assertThat(told("dev").reminded()).isTrue();
        assertThat(told("dev").revealed()).as("a reminder reveals nothing").isEmpty();
        assertThat(tabletops.console(id).timeline())
                .filteredOn(line -> line.entry().event() instanceof InjectEvent.Reminded)
                .singleElement()
                .satisfies(
                        line -> assertThat(((InjectEvent.Reminded) line.entry().event()).silent())
                                .isEqualTo(1));
        says(developer, new InjectEvent.Answered("T-9", Optional.of("wait"), "late, and taken", false));
        assertThat(tabletops.own(id, developer.person()).answers()).containsKey("T-9");
    }

    @Test
    void aReminderChangesNothingOfThePageThatSomebodyWritesIn() {
        does(ADA, new InjectEvent.Inserted(Story.reminding("T-9")));
        release("T-9");
        var before = tabletops.story(id, "dev");
        now = now.plus(Duration.ofMinutes(2));
        tabletops.keepTime(id);
        var after = tabletops.story(id, "dev");
        assertThat(after.injects().get(0).revision())
                .isEqualTo(before.injects().get(0).revision());
        assertThat(after.standing()).isEqualTo(before.standing());
    }

    @Test
    void whileSomebodyWritesItIsKnownAndFifteenSecondsLaterItIsForgotten() {
        tabletops.writes(id, developer.person());
        var written = presence(developer);
        assertThat(written.writingFor(now)).isEqualTo(Presence.WRITING);
        assertThat(written.writingFor(now.plusSeconds(10))).isEqualTo(Duration.ofSeconds(5));
        assertThat(written.writingFor(now.plusSeconds(15))).isZero();
        assertThat(presence(commander).writingFor(now)).isZero();
    }

    @Test
    void listsCountWhoIsInTheRoomWithoutReadingWhatHappenedInIt() {
        assertThat(elsewhere.row(id).people()).isEqualTo(3);
        does(ADA, new PeopleEvent.Removed(developer.person()));
        assertThat(elsewhere.list().stream().filter(row -> row.id().equals(id)).map(TabletopRow::people))
                .containsExactly(2);
    }

    private Presence presence(Seat seat) {
        return Objects.requireNonNull(elsewhere.presence(id).get(seat.person()));
    }

    private ScribeDesk desk() {
        return elsewhere.story(id, Person.SCRIBE).desk().orElseThrow();
    }

    private StoryView.Told told(String role) {
        return tabletops.story(id, role).injects().get(0);
    }

    private void release(String inject) {
        does(ADA, new InjectEvent.Released(inject, Optional.empty()));
    }

    private void says(Seat seat, TabletopEvent event) {
        does(Actor.person(seat.person()), event);
    }

    private void does(Actor by, TabletopEvent event) {
        var unused = tabletops.act(id, by, null, event);
    }

    private void refused(Seat seat, TabletopEvent event, String code) {
        assertThatThrownBy(() -> tabletops.act(id, Actor.person(seat.person()), null, event))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}

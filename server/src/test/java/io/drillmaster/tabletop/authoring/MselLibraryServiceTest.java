package io.drillmaster.tabletop.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.common.Problem;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.scenarios.Finding;
import io.drillmaster.scenarios.msel.MselLibrary;
import io.drillmaster.scenarios.msel.MselYaml;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MselLibraryServiceTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final String SHIPPED =
            MselYaml.write(MselLibrary.ofShipped().find("TTX-01").orElseThrow());
    private static final String OWN = SHIPPED.replace("id: TTX-01", "# ours\nid: ACME-1");

    private final TestDatabase db = TestDatabase.fresh();
    private final MselLibraryService library =
            new MselLibraryService(db.database().jdbi(), MselLibrary.ofShipped(), () -> NOON);

    @AfterEach
    void drop() {
        db.close();
    }

    @Test
    void aFreshInstallationHasTheShippedOnes() {
        assertThat(library.list()).extracting(MselSummary::id).containsExactly("TTX-01", "TTX-02", "TTX-03");
        assertThat(library.list()).allMatch(MselSummary::shipped);
        assertThat(library.get("TTX-01").msel().title()).isEqualTo("The helper library");
        assertThat(library.get("TTX-01").yaml()).isEqualTo(SHIPPED);
    }

    @Test
    void aChangedShippedOneIsTheNextVersionAndIsInUse() {
        var changed = library.save(renamed("Ours"), 1, "grace", " Our own systems ");
        assertThat(changed.msel().version()).isEqualTo(2);
        assertThat(changed.yaml()).contains("\nversion: 2\n");
        assertThat(library.get("TTX-01")).isEqualTo(changed);
        assertThat(library.list().get(0))
                .isEqualTo(new MselSummary("TTX-01", 2, "Ours", "grace", Optional.of(NOON), "Our own systems"));
        assertThat(library.history("TTX-01")).extracting(MselSummary::version).containsExactly(2, 1);
        assertThat(library.get("TTX-01", 1).summary().shipped()).isTrue();
    }

    @Test
    void aNewOneKeepsItsAuthorsComments() {
        var saved = library.save(OWN, MselLibraryService.NEW, "grace", "");
        assertThat(saved.yaml()).isEqualTo(OWN).contains("# ours\n");
        assertThat(library.list()).extracting(MselSummary::id).startsWith("ACME-1");
        refused(() -> library.save(OWN, MselLibraryService.NEW, "ada", ""), "tabletop-id-taken");
        refused(() -> library.save(OWN.replace("ACME-1", "ACME-2"), 1, "ada", ""), "tabletop-unknown");
    }

    @Test
    void nobodyOverwritesWhatSomebodyElseSavedMeanwhile() {
        library.save(renamed("Grace's"), 1, "grace", "");
        refused(() -> library.save(renamed("Ada's"), 1, "ada", ""), "tabletop-overtaken");
        assertThat(library.get("TTX-01").msel().title()).isEqualTo("Grace's");
        assertThat(library.save(renamed("Ada's"), 2, "ada", "").msel().version())
                .isEqualTo(3);
    }

    @Test
    void ofManyWhoSaveAtOnceOneSucceeds() {
        var saves = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        library.save(renamed("Number " + i), 1, "user" + i, "");
                        return 1;
                    } catch (Problem overtaken) {
                        assertThat(overtaken.code()).isEqualTo("tabletop-overtaken");
                        return 0;
                    }
                }))
                .toList();
        assertThat(saves.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(1);
        assertThat(library.history("TTX-01")).hasSize(2);
    }

    @Test
    void goingBackIsANewVersionWithTheOlderText() {
        library.save(renamed("Second"), 1, "grace", "");
        library.save(renamed("Third"), 2, "grace", "");
        var back = library.restore("TTX-01", 2, 3, "ada");
        assertThat(back.msel().title()).isEqualTo("Second");
        assertThat(back.summary().version()).isEqualTo(4);
        assertThat(back.summary().note()).isEqualTo("back to version 2");
        assertThat(library.restore("TTX-01", 1, 4, "ada").msel().title()).isEqualTo("The helper library");
        assertThat(library.history("TTX-01")).extracting(MselSummary::version).containsExactly(5, 4, 3, 2, 1);
        refused(() -> library.restore("TTX-01", 9, 5, "ada"), "not-found");
    }

    @Test
    void aTextWithAMistakeIsNotSavedAndSaysWhereItIs() {
        var wrong = SHIPPED.replaceFirst("to: \\[soc,", "to: [sok,");
        assertThat(library.check(wrong)).extracting(Finding::message).anyMatch(said -> said.contains("no role 'sok'"));
        assertThatThrownBy(() -> library.save(wrong, 1, "grace", "")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.sentence()).containsPattern("line \\d+: there is no role 'sok'");
        });
        refused(() -> library.save(SHIPPED, 1, "grace", "two\nlines"), "bad-note");
        assertThat(library.history("TTX-01")).hasSize(1);
    }

    @Test
    void aTextInBracesGetsItsVersionAllTheSame() {
        var flow = "{"
                + String.join(
                        ",\n ",
                        List.of(
                                "id: ACME-3, version: 7, title: A day, summary: A day like others, duration: 60m",
                                "roles: [{id: ic, name: IC, charter: Leads.}]",
                                "objectives: [{id: O, title: Seen, capability: See, targets: [{id: T, title: Soon, tasks: [{id: K, title: Look.}]}]}]",
                                "modules: [{id: M, title: One, storyTime: Day 1, duration: 9m, situation: Quiet.}]",
                                "injects: [{id: I, module: M, storyTime: Day 1, from: Us, title: News, body: Some., objective: O, tasks: [K]}]}"));
        var saved = library.save(flow, MselLibraryService.NEW, "grace", "");
        assertThat(saved.msel().version()).isEqualTo(1);
        assertThat(saved.yaml()).contains("\nid: ACME-3\nversion: 1\n");
    }

    @Test
    void aSavedVersionCannotBeChangedOrRemoved() {
        library.save(renamed("Ours"), 1, "grace", "");
        for (var change : List.of("update msel_version set yaml = ''", "delete from msel_version")) {
            assertThatThrownBy(() -> db.database().jdbi().useHandle(handle -> handle.execute(change)))
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void whatThisProgramDoesNotUnderstandIsToldAndStaysListed() {
        db.database().jdbi().useHandle(handle -> handle.execute("""
                insert into msel_version (msel_id, version, title, yaml, saved_by, saved_at, note)
                values ('OLD-1', 1, 'Old', 'id: OLD-1', 'grace', now(), '')
                """));
        assertThat(library.list()).extracting(MselSummary::id).contains("OLD-1");
        refused(() -> library.get("OLD-1"), "tabletop-not-understood");
    }

    private static String renamed(String title) {
        return SHIPPED.replace("title: The helper library", "title: " + title);
    }

    private static void refused(ThrowingCallable what, String code) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}

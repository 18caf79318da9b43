package io.drillmaster.tabletop.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Problem;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.scenarios.msel.MselDocument;
import io.drillmaster.scenarios.msel.MselLibrary;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MselDraftsTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final TestDatabase db = TestDatabase.fresh();
    private final MselLibraryService library =
            new MselLibraryService(db.database().jdbi(), MselLibrary.ofShipped(), () -> NOON);
    private final MselDrafts drafts = new MselDrafts(db.database().jdbi(), library, () -> NOON);

    @AfterEach
    void drop() {
        db.close();
    }

    @Test
    void aDraftIsOnePersonsOwnAndLooksLikeTheVersionInUseBefore() {
        assertThat(drafts.open("mia", "TTX-01").isBegun()).isFalse();
        assertThat(drafts.open("mia", "TTX-01").yaml())
                .isEqualTo(library.get("TTX-01").yaml());
        drafts.change("mia", "TTX-01", "title", titled("Mia's"));
        assertThat(title("mia")).isEqualTo("Mia's");
        assertThat(title("gus")).isEqualTo("The helper library");
        assertThat(drafts.othersThan("gus", "TTX-01")).containsExactly("mia");
        assertThat(library.get("TTX-01").msel().title()).isEqualTo("The helper library");
    }

    @Test
    void stepsAreTakenBackOneByOneInTheirOrder() {
        drafts.change("mia", "TTX-01", "first", titled("First"));
        drafts.change("mia", "TTX-01", "second", titled("Second"));
        refused(() -> drafts.undo("mia", "TTX-01", 1), "draft-changed");
        drafts.undo("mia", "TTX-01", 2);
        assertThat(title("mia")).isEqualTo("First");
        drafts.undo("mia", "TTX-01", 1);
        assertThat(drafts.open("mia", "TTX-01").isBegun()).isFalse();
        refused(() -> drafts.undo("mia", "TTX-01", 1), "draft-changed");
    }

    @Test
    void aChangeThatChangesNothingIsNoStep() {
        drafts.change("mia", "TTX-01", "nothing", UnaryOperator.identity());
        assertThat(drafts.open("mia", "TTX-01").isBegun()).isFalse();
    }

    @Test
    void aDraftThatWasThrownAwayComesBackUntilAnotherIsBegun() {
        drafts.change("mia", "TTX-01", "first", titled("First"));
        var gone = drafts.discard("mia", "TTX-01");
        assertThat(drafts.of("mia")).isEmpty();
        assertThat(drafts.othersThan("gus", "TTX-01")).isEmpty();
        drafts.undo("mia", "TTX-01", gone);
        assertThat(title("mia")).isEqualTo("First");

        var again = drafts.discard("mia", "TTX-01");
        drafts.change("mia", "TTX-01", "anew", titled("Anew"));
        refused(() -> drafts.undo("mia", "TTX-01", again), "draft-changed");
        assertThat(title("mia")).isEqualTo("Anew");
    }

    @Test
    void ofChangesAtTheSameTimeNoneIsLost() {
        var changes = IntStream.range(0, 4)
                .mapToObj(i ->
                        CompletableFuture.runAsync(() -> drafts.change("mia", "TTX-01", "rule " + i, document -> {
                            var tree = document.tree();
                            tree.withArray("groundRules").add("Rule " + i);
                            return MselDocument.of(tree);
                        })))
                .toList();
        changes.forEach(CompletableFuture::join);
        assertThat(drafts.open("mia", "TTX-01").yaml()).contains("Rule 0", "Rule 1", "Rule 2", "Rule 3");
    }

    @Test
    void whatBothChangedIsNamedAndWhatOneChangedIsTaken() {
        drafts.change("mia", "TTX-01", "mine", document -> {
            var tree = document.tree();
            tree.put("summary", "Mine");
            inject(tree, 0).put("title", "Mine");
            inject(tree, 1).put("title", "Mine");
            tree.withArray("injects").remove(4);
            return MselDocument.of(tree);
        });
        library.save(MselDocument.of(theirs(library.get("TTX-01").yaml())).yaml(), 1, "gus", "");
        var draft = drafts.open("mia", "TTX-01");
        var merge = drafts.overtaken(draft).orElseThrow();
        assertThat(merge.theirs().savedBy()).isEqualTo("gus");
        assertThat(merge.byThem()).containsExactlyInAnyOrder("title", "TT-03", "TT-04A");
        assertThat(merge.byBoth()).containsExactly("TT-02");

        drafts.takeOver("mia", "TTX-01");
        var tree = drafts.open("mia", "TTX-01").document().tree();
        assertThat(tree.path("title").asText()).isEqualTo("Theirs");
        assertThat(tree.path("summary").asText()).isEqualTo("Mine");
        assertThat(tree.path("injects"))
                .extracting(inject -> inject.path("title").asText())
                .startsWith("Mine", "Mine", "Theirs");
        assertThat(tree.path("injects"))
                .extracting(inject -> inject.path("id").asText())
                .startsWith("TT-01", "TT-02", "TT-03", "TT-04", "TT-04A", "TT-06");
        assertThat(drafts.overtaken(drafts.open("mia", "TTX-01"))).isEmpty();
    }

    @Test
    void whatIsWithoutAnIdGetsTheNextOne() {
        var tree = library.get("TTX-01").yaml();
        var document = MselDocument.read(tree);
        var grown = document.tree();
        grown.withArray("roles").addObject().put("name", "Works Council").put("charter", "Speaks.");
        grown.withArray("roles").addObject().put("name", "Works council").put("charter", "Speaks, too.");
        grown.withArray("roles").addObject().put("name", "\u8a9e").put("charter", "Translates.");
        grown.withArray("modules").addObject().put("title", "Later");
        ((ObjectNode) grown.at("/objectives/0/targets/0"))
                .withArray("tasks")
                .addObject()
                .put("title", "Calls.");
        var filled = MselEdit.finished(grown, List.of()).tree();
        assertThat(filled.path("roles"))
                .extracting(role -> role.path("id").asText())
                .endsWith("works-council", "works-council-1", "role-1");
        assertThat(filled.path("modules")
                        .get(filled.path("modules").size() - 1)
                        .path("id")
                        .asText())
                .isEqualTo("M" + filled.path("modules").size());
        var target = filled.at("/objectives/0/targets/0");
        assertThat(target.path("tasks")
                        .get(target.path("tasks").size() - 1)
                        .path("id")
                        .asText())
                .startsWith(target.path("id").asText() + ".");
    }

    @Test
    void twoThatSwapTheirNamesAreFollowedEachByItsOwn() {
        var tree = MselDocument.read(library.get("TTX-01").yaml()).tree();
        var one = tree.at("/roles/0/id").asText();
        var other = tree.at("/roles/1/id").asText();
        inject(tree, 0).putArray("to").add(one);
        inject(tree, 1).putArray("to").add(other);
        var swapped = MselEdit.finished(
                        tree,
                        List.of(
                                new Renaming(Renaming.Of.ROLE, "", one, other),
                                new Renaming(Renaming.Of.ROLE, "", other, one)))
                .tree();
        assertThat(swapped.at("/injects/0/to/0").asText()).isEqualTo(other);
        assertThat(swapped.at("/injects/1/to/0").asText()).isEqualTo(one);
    }

    private static ObjectNode theirs(String yaml) {
        var tree = MselDocument.read(yaml).tree();
        tree.put("title", "Theirs");
        inject(tree, 1).put("title", "Theirs");
        inject(tree, 2).put("title", "Theirs");
        var added = inject(tree, 3).deepCopy().put("id", "TT-04A");
        tree.withArray("injects").insert(4, added);
        return tree;
    }

    private static ObjectNode inject(ObjectNode tree, int place) {
        return (ObjectNode) tree.path("injects").get(place);
    }

    private static UnaryOperator<MselDocument> titled(String title) {
        return document -> MselDocument.of(document.tree().put("title", title));
    }

    private String title(String person) {
        return drafts.open(person, "TTX-01").document().tree().path("title").asText();
    }

    private static void refused(ThrowingCallable what, String code) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}

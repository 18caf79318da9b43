package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.identity.Role;
import io.drillmaster.scenarios.msel.Inject;
import io.drillmaster.scenarios.msel.Msel;
import io.drillmaster.scenarios.msel.MselDocument;
import io.drillmaster.scenarios.msel.MselLibrary;
import io.drillmaster.scenarios.msel.MselLoader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tabletops written in forms, by people whose browsers know no scripts. */
class MselEditorTest {
    private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start();
    private static final Msel SHIPPED = MselLibrary.ofShipped().find("TTX-01").orElseThrow();
    private static int copies;

    @BeforeAll
    static void accounts() {
        DRILLMASTER.account("ada", Role.ADMINISTRATOR);
        DRILLMASTER.account("mia", Role.MEMBER);
        DRILLMASTER.account("gus", Role.MEMBER);
        DRILLMASTER.account("vic", Role.VIEWER);
    }

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void aShippedStoryCopiedAndKeptUnchangedFormByFormIsTheSameStory() {
        var mia = Person.signedIn(DRILLMASTER, "mia");
        var id = copy(mia);
        var text = text(mia, id);
        for (var part : List.of("about", "roles", "objectives", "modules", "glossary")) {
            keep(mia, id, "parts/" + part, form -> {});
        }
        for (var i = 1; i <= SHIPPED.injects().size(); i++) {
            keep(mia, id, "injects/" + i, form -> {});
        }
        assertThat(text(mia, id)).isEqualTo(text);
        var saved = mia.submit(edit(id), edit(id) + "/publish", Map.of("note", "ours"));
        assertThat(saved.headers().firstValue("Location")).contains("/msels/" + id);
        var msel = MselLoader.load(mia.get("/msels/" + id + "/file/yaml").body(), id);
        assertThat(msel)
                .usingRecursiveComparison()
                .ignoringFields("id", "version")
                .isEqualTo(SHIPPED);
        assertThat(mia.get("/msels").body()).doesNotContain("draft of " + id);
    }

    @Test
    void everyFieldOfAnInjectIsWrittenInTheForm() {
        var mia = Person.signedIn(DRILLMASTER, "mia");
        var id = copy(mia);
        var asks = indexOf(inject ->
                inject.decision().filter(asked -> asked.options().size() > 1).isPresent());
        var before = SHIPPED.injects().get(asks);
        var place = SHIPPED.injects().size();
        var task = SHIPPED.objectives().get(0).targets().get(0).tasks().get(0).id();
        var added = keep(
                mia,
                id,
                "injects/new?after=" + place,
                form -> form.set("f/title", "The mirror is stale")
                        .set("f/body", "The mirror\r\nis stale.")
                        .set("f/from", "Head of platform")
                        .set("f/channel", "phone")
                        .set(
                                "f/module",
                                SHIPPED.modules()
                                        .get(SHIPPED.modules().size() - 1)
                                        .id())
                        .set("f/storyTime", "Day 2, 09:00")
                        .set("f/kind", "decision")
                        .set(
                                "f/to",
                                SHIPPED.roles().get(1).id(),
                                SHIPPED.roles().get(0).id())
                        .set("f/attachments/0/name", "mirror.log")
                        .set("f/attachments/0/text", "  EXERCISE\r\n  stale ")
                        .set("f/attachments/0/alternative", "Two lines.")
                        .set("f/expectedActions", "Somebody calls.\n\nSomebody asks.")
                        .set("f/probes", "Who owns it?")
                        .set("f/decision/prompt", "What now?")
                        .set("f/decision/options/0/label", "Purge the mirror")
                        .set("f/decision/options/1/label", "Wait")
                        .without("f/decision/freeText")
                        .set("f/decision/mode", "group")
                        .set("f/decision/revealOn", "timer")
                        .set("f/timer", "4m")
                        .set("f/onTimeout", "remind")
                        .set("f/requires", SHIPPED.injects().get(0).id())
                        .set(
                                "f/onlyAfter",
                                before.id() + "/"
                                        + before.decision()
                                                .orElseThrow()
                                                .options()
                                                .get(0)
                                                .id())
                        .set("f/trigger", "alert")
                        .set("f/objective", SHIPPED.objectives().get(0).id())
                        .set("f/tasks", task)
                        .set("f/reflex", "limit")
                        .set("f/attack", "T1195.001\nT1552")
                        .set("f/sourceNote", "Made up."));
        assertThat(added.headers().firstValue("Location").orElseThrow()).endsWith(edit(id) + "#inject-" + place);
        var inject = draft(mia, id).injects().get(place);
        assertThat(inject)
                .isEqualTo(new Inject(
                        "TT-16",
                        SHIPPED.modules().get(SHIPPED.modules().size() - 1).id(),
                        Optional.empty(),
                        "Day 2, 09:00",
                        Inject.Kind.DECISION,
                        Inject.Channel.PHONE,
                        "Head of platform",
                        List.of(
                                SHIPPED.roles().get(1).id(),
                                SHIPPED.roles().get(0).id()),
                        "The mirror is stale",
                        "The mirror\nis stale.",
                        List.of(new Inject.Attachment("mirror.log", "  EXERCISE\n  stale", "Two lines.")),
                        List.of("Somebody calls.", "Somebody asks."),
                        List.of("Who owns it?"),
                        Optional.of(new Inject.Decision(
                                "What now?",
                                List.of(
                                        new Inject.Option("purge-the-mirror", "Purge the mirror"),
                                        new Inject.Option("wait", "Wait")),
                                false,
                                Inject.Mode.GROUP,
                                Inject.RevealOn.TIMER)),
                        Optional.of(Duration.ofMinutes(4)),
                        Inject.OnTimeout.REMIND,
                        List.of(SHIPPED.injects().get(0).id()),
                        Optional.of(new Inject.Condition(
                                before.id(),
                                before.decision().orElseThrow().options().get(0).id())),
                        Optional.of(Inject.Trigger.ALERT),
                        Optional.of(SHIPPED.objectives().get(0).id()),
                        List.of(task),
                        Optional.of("LIMIT"),
                        List.of("T1195.001", "T1552"),
                        "Made up."));
    }

    @Test
    void theFrameIsWrittenInFormsAndNamesFollowWhatIsRenamed() {
        var mia = Person.signedIn(DRILLMASTER, "mia");
        var id = copy(mia);
        var role = SHIPPED.roles().get(1).id();
        var users = SHIPPED.injects().stream()
                .filter(inject -> inject.to().contains(role))
                .count();
        assertThat(users).isPositive();
        keep(
                mia,
                id,
                "parts/about",
                form -> form.set("f/title", "Ours").set("f/duration", "2h").set("f/groundRules", "Be kind."));
        keep(mia, id, "parts/roles", form -> form.set("f/roles/1/id", "duty").set("f/roles/1/name", "Duty officer"));
        keep(mia, id, "parts/modules", form -> form.set("f/modules/0/id", "START"));
        var more = keep(mia, id, "parts/roles", form -> form.set("do", "add:/roles"));
        var size = SHIPPED.roles().size();
        assertThat(more.headers().firstValue("Location").orElseThrow())
                .endsWith("parts/roles?more=/roles#f-roles-" + size);
        keep(
                mia,
                id,
                "parts/roles?more=/roles",
                form -> form.set("f/roles/" + size + "/name", "Works Council!")
                        .set("f/roles/" + size + "/charter", "Speaks for those who work here."));
        keep(mia, id, "parts/glossary", form -> form.set("do", "remove:/glossary/0"));

        var draft = draft(mia, id);
        assertThat(draft.title()).isEqualTo("Ours");
        assertThat(draft.duration()).isEqualTo(Duration.ofHours(2));
        assertThat(draft.groundRules()).containsExactly("Be kind.");
        assertThat(draft.roles().get(1).name()).isEqualTo("Duty officer");
        assertThat(draft.roles().get(size).id()).isEqualTo("works-council");
        assertThat(draft.injects())
                .filteredOn(inject -> inject.to().contains("duty"))
                .hasSize((int) users);
        assertThat(draft.injects().get(0).module()).isEqualTo("START");
        assertThat(draft.glossary())
                .isEqualTo(SHIPPED.glossary().subList(1, SHIPPED.glossary().size()));
    }

    @Test
    void injectsAreMovedCopiedAndDeletedAndEveryStepIsTakenBack() {
        var mia = Person.signedIn(DRILLMASTER, "mia");
        var id = copy(mia);
        var ids = SHIPPED.injects().stream().map(Inject::id).toList();
        row(mia, id, 1, "up");
        assertThat(ids(mia, id)).startsWith(ids.get(1), ids.get(0), ids.get(2));
        row(mia, id, 0, "down");
        assertThat(ids(mia, id)).isEqualTo(ids);
        row(mia, id, 2, "duplicate");
        assertThat(ids(mia, id)).hasSize(ids.size() + 1).startsWith(ids.get(0), ids.get(1), ids.get(2), "TT-16");

        var stale = mark(mia, id, 0);
        var deleted = row(mia, id, 0, "delete");
        assertThat(deleted.headers().firstValue("Location").orElseThrow()).endsWith("#inject-0");
        assertThat(ids(mia, id)).doesNotContain(ids.get(0));
        var gone = mia.submit(edit(id), edit(id) + "/run-of-show", form("place", "0", "mark", stale, "do", "delete"));
        assertThat(gone.statusCode()).isEqualTo(303);
        var page = mia.get(edit(id)).body();
        assertThat(page).contains("changed in another window meanwhile, or is gone");

        var revision = first("/undo/(\\d+)", page);
        assertThat(mia.submit(edit(id), edit(id) + "/undo/" + revision, form()).statusCode())
                .isEqualTo(303);
        assertThat(ids(mia, id)).startsWith(ids.get(0));
        mia.submit(edit(id), edit(id) + "/undo/" + revision, form());
        assertThat(mia.get(edit(id)).body()).contains("cannot be taken back any more");
    }

    @Test
    void whatIsFoundStandsBesideItsFieldAndKeepsTheDraftFromBeingSaved() {
        var mia = Person.signedIn(DRILLMASTER, "mia");
        var id = copy(mia);
        var kept =
                keep(mia, id, "injects/3", form -> form.set("f/at", "half past").set("f/title", ""));
        assertThat(kept.headers().firstValue("Location").orElseThrow()).endsWith("/injects/3");
        var form = mia.get(edit(id) + "/injects/3").body();
        assertThat(form).contains("value=\"half past\"", "2 errors");
        assertThat(between(form, "id=\"f-at-said\"", "</ul>")).contains("&#39;half past&#39; is not a duration");
        assertThat(between(form, "id=\"f-title-said\"", "</ul>")).contains("&#39;title&#39; is empty");
        var list = mia.get(edit(id)).body();
        assertThat(list).contains(edit(id) + "/injects/3#f-at", edit(id) + "/injects/3#f-title", "2 errors");

        var refused = mia.submit(edit(id), edit(id) + "/publish", form("note", "half done"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("2 errors keep it from being saved", "value=\"half done\"");
        assertThat(mia.get(edit(id) + "/preview").headers().firstValue("Location"))
                .contains(edit(id) + "#findings");

        keep(
                mia,
                id,
                "injects/3",
                again -> again.set("f/at", SHIPPED.injects().get(2).at().isPresent() ? "6m" : "")
                        .set("f/title", "Written again"));
        keep(
                mia,
                id,
                "parts/roles",
                roles -> roles.set("f/roles/40/name", "Nobody").set("f/roles/40/charter", "Waits."));
        keep(mia, id, "parts/about", about -> about.set("f/duration", "5m"));
        assertThat(mia.get(edit(id)).body()).contains("warning", "only 5m").doesNotContain(">Error<");
        assertThat(mia.submit(edit(id), edit(id) + "/publish", form("note", "")).statusCode())
                .as("warnings keep nothing from being saved")
                .isEqualTo(303);
    }

    @Test
    void twoWindowsDoNotReplaceEachOthersTextUnasked() {
        var mia = Person.signedIn(DRILLMASTER, "mia");
        var id = copy(mia);
        var first = form(mia, id, "injects/2").set("f/title", "From the first window");
        var second = form(mia, id, "injects/2").set("f/title", "From the second window");
        row(mia, id, 0, "down");
        assertThat(first.send().statusCode()).as("it was moved, and is found").isEqualTo(303);
        assertThat(titles(mia, id).get(0)).isEqualTo("From the first window");

        var told = second.send();
        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body()).contains("changed in another window", "value=\"From the second window\"");
        var again = HtmlForm.of(mia, told.body()).send();
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(titles(mia, id).get(0)).isEqualTo("From the second window");

        var open = form(mia, id, "injects/1").set("f/title", "Rescued");
        row(mia, id, 0, "delete");
        var lost = open.send();
        assertThat(lost.body()).contains("removed this inject in another window", "value=\"Rescued\"");
        assertThat(HtmlForm.of(mia, lost.body()).send().statusCode()).isEqualTo(303);
        assertThat(titles(mia, id)).contains("Rescued");
    }

    @Test
    void whoSavesSecondIsToldWhatTheFirstChangedAndPutsTheirChangesOnTop() {
        var mia = Person.signedIn(DRILLMASTER, "mia");
        var gus = Person.signedIn(DRILLMASTER, "gus");
        var id = copy(mia);
        mia.submit(edit(id), edit(id) + "/publish", form("note", ""));
        keep(mia, id, "injects/1", form -> form.set("f/title", "Mia wrote this title"));
        keep(mia, id, "injects/2", form -> form.set("f/title", "Both wrote this: Mia"));
        assertThat(gus.get(edit(id)).body()).contains("mia has a draft of this, too");
        keep(gus, id, "injects/2", form -> form.set("f/title", "Both wrote this: Gus"));
        keep(gus, id, "injects/4", form -> form.set("f/title", "Gus wrote this title"));
        assertThat(gus.submit(edit(id), edit(id) + "/publish", form("note", "")).statusCode())
                .isEqualTo(303);

        var refused = mia.submit(edit(id), edit(id) + "/publish", form("note", "mine"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("Version 2 of " + id + " is in use by now", "value=\"mine\"")
                .containsPattern("Only that version changed: <strong>TT-04</strong>")
                .containsPattern("You both changed: <strong>TT-02</strong>");
        mia.submit(edit(id), edit(id) + "/take-over", form());
        assertThat(draft(mia, id).injects())
                .extracting(Inject::title)
                .startsWith("Mia wrote this title", "Both wrote this: Mia")
                .contains("Gus wrote this title");
        assertThat(mia.submit(edit(id), edit(id) + "/publish", form("note", "")).statusCode())
                .isEqualTo(303);
        assertThat(mia.get("/msels/" + id).body()).contains("version 3, saved by mia");
    }

    @Test
    void textAndFormCarryOnWhatTheOtherOneHas() {
        var mia = Person.signedIn(DRILLMASTER, "mia");
        var id = copy(mia);
        keep(mia, id, "injects/1", form -> form.set("f/title", "Out of the form"));
        var page = HtmlForm.of(mia, mia.get(edit(id) + "/text").body());
        assertThat(page.value("yaml")).contains("title: Out of the form");

        var broken = page.set("yaml", page.value("yaml") + "injects: none\n")
                .set("do", "form")
                .send();
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).contains("The form cannot show this text yet: line ", "injects: none");

        var written = HtmlForm.of(mia, mia.get(edit(id) + "/text").body());
        var commented = written.value("yaml").replace("title: Out of the form", "title: Out of the text # mine");
        assertThat(written.set("yaml", commented).set("do", "form").send().statusCode())
                .isEqualTo(303);
        assertThat(mia.get(edit(id)).body()).contains("has a comment. The form does not keep comments");
        assertThat(draft(mia, id).injects().get(0).title()).isEqualTo("Out of the text");
        keep(mia, id, "injects/1", form -> {});
        assertThat(text(mia, id)).as("nothing changed, nothing lost").contains("# mine");

        var late = HtmlForm.of(mia, mia.get(edit(id) + "/text").body());
        keep(mia, id, "injects/2", form -> form.set("f/title", "In another window"));
        var told = late.set("do", "form").send();
        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body()).contains("was changed elsewhere meanwhile");
        assertThat(HtmlForm.of(mia, told.body()).set("do", "form").send().statusCode())
                .isEqualTo(303);
    }

    @Test
    void aDraftThatIsThrownAwayComesBackWhenAskedFor() {
        var mia = Person.signedIn(DRILLMASTER, "mia");
        keep(mia, "TTX-03", "parts/about", form -> form.set("f/title", "Mine for now"));
        assertThat(mia.get("/msels").body()).contains("Go on with your draft of TTX-03");
        mia.submit(edit("TTX-03"), edit("TTX-03") + "/discard", form());
        var page = mia.get("/msels/TTX-03").body();
        assertThat(page).contains("is thrown away");
        assertThat(mia.get(edit("TTX-03")).body()).doesNotContain("Mine for now");
        mia.submit("/msels/TTX-03", first("action=\"(/msels/TTX-03/edit/undo/\\d+)\"", page), form());
        assertThat(mia.get(edit("TTX-03")).body()).contains("Mine for now");
        mia.submit(edit("TTX-03"), edit("TTX-03") + "/discard", form());
    }

    @Test
    void thePreviewHoldsWhatTheRoleReadsAndNothingElse() {
        var mia = Person.signedIn(DRILLMASTER, "mia");
        var some = SHIPPED.injects().stream()
                .filter(inject -> !inject.to().isEmpty())
                .findFirst()
                .orElseThrow();
        var out = SHIPPED.roles().stream()
                .filter(role -> !some.reaches(role.id()))
                .findFirst()
                .orElseThrow();
        var all = mia.get(edit("TTX-01") + "/preview").body();
        assertThat(all).contains("EXERCISE", some.id());
        SHIPPED.injects().forEach(inject -> {
            inject.expectedActions().forEach(action -> assertThat(all).doesNotContain(escaped(action)));
            inject.probes().forEach(probe -> assertThat(all).doesNotContain(escaped(probe)));
        });
        assertThat(mia.get(edit("TTX-01") + "/preview?role=" + out.id()).body())
                .doesNotContain(">" + some.id() + "<")
                .contains("not reach this role");
    }

    @Test
    void aStoryIsWrittenFromNothing() {
        var mia = Person.signedIn(DRILLMASTER, "mia");
        assertThat(mia.submit("/msels", "/msels/blank", form("blank", "acme")).body())
                .contains("value=\"acme\"");
        assertThat(mia.submit("/msels", "/msels/blank", form("blank", "OWN-1")).statusCode())
                .isEqualTo(303);
        assertThat(mia.get(edit("OWN-1")).body()).contains("errors", edit("OWN-1") + "/parts/modules#f-modules");
        keep(mia, "OWN-1", "parts/about", form -> form.set("f/title", "A day").set("f/summary", "A day like others."));
        keep(
                mia,
                "OWN-1",
                "parts/modules?more=/modules",
                form -> form.set("f/modules/0/title", "Morning")
                        .set("f/modules/0/storyTime", "Day 1")
                        .set("f/modules/0/duration", "20m")
                        .set("f/modules/0/situation", "Quiet."));
        keep(
                mia,
                "OWN-1",
                "parts/objectives?more=/objectives",
                form -> form.set("f/objectives/0/title", "It is seen")
                        .set("f/objectives/0/capability", "Detection")
                        .set("f/objectives/0/targets/0/title", "Soon")
                        .set("f/objectives/0/targets/0/tasks/0/title", "Look."));
        keep(
                mia,
                "OWN-1",
                "injects/new",
                form -> form.set("f/title", "News")
                        .set("f/module", "M1")
                        .set("f/storyTime", "Day 1")
                        .set("f/from", "Us")
                        .set("f/body", "Something is odd.")
                        .set("f/objective", "OBJ-1")
                        .set("f/tasks", "CT-1.1"));
        assertThat(mia.submit(edit("OWN-1"), edit("OWN-1") + "/publish", form("note", ""))
                        .statusCode())
                .as(mia.get(edit("OWN-1")).body())
                .isEqualTo(303);
        assertThat(mia.get("/tabletops/new").body()).contains("A day");
    }

    @Test
    void whoFindsTheirIdTakenGoesOnUnderAnother() {
        var mia = Person.signedIn(DRILLMASTER, "mia");
        var gus = Person.signedIn(DRILLMASTER, "gus");
        for (var person : List.of(mia, gus)) {
            person.submit("/msels/TTX-01", "/msels/TTX-01/copy", form("copy", "SAME-1"));
            keep(person, "SAME-1", "parts/about", form -> form.set("f/title", person == mia ? "Mia's" : "Gus's"));
        }
        gus.submit(edit("SAME-1"), edit("SAME-1") + "/publish", form("note", ""));
        var refused = mia.submit(edit("SAME-1"), edit("SAME-1") + "/publish", form("note", ""));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("The id is taken");
        mia.submit(edit("SAME-1"), "/msels/SAME-1/copy", form("copy", "SAME-2"));
        assertThat(draft(mia, "SAME-2").title()).isEqualTo("Mia's");
    }

    @Test
    void whoOnlyReadsComesNowhereNearADraft() {
        var vic = Person.signedIn(DRILLMASTER, "vic");
        for (var page : List.of("", "/text", "/preview", "/parts/roles", "/injects/1", "/injects/new")) {
            assertThat(vic.get(edit("TTX-01") + page).statusCode()).as(page).isEqualTo(403);
        }
        var mia = Person.signedIn(DRILLMASTER, "mia");
        for (var page : List.of("/parts/none", "/injects/99", "/injects/zero", "/preview?role=none")) {
            assertThat(mia.get(edit("TTX-01") + page).statusCode()).as(page).isEqualTo(404);
        }
        assertThat(mia.get("/msels/NONE-1/edit").statusCode()).isEqualTo(404);
    }

    @Test
    void aCopyNeedsAnIdThatNobodyHas() {
        var mia = Person.signedIn(DRILLMASTER, "mia");
        for (var id : List.of("TTX-02", "acme", "ACME-1-2", "../X")) {
            var refused = mia.submit("/msels/TTX-01", "/msels/TTX-01/copy", form("copy", id));
            assertThat(refused.statusCode()).as(id).isIn(400, 409);
            assertThat(refused.body()).contains("value=\"" + id + "\"");
        }
    }

    private static String copy(Person person) {
        var id = "ACME-" + ++copies;
        var copied = person.submit("/msels/TTX-01", "/msels/TTX-01/copy", form("copy", id));
        assertThat(copied.headers().firstValue("Location")).contains(edit(id));
        return id;
    }

    private static HttpResponse<String> keep(Person person, String id, String part, Consumer<HtmlForm> filling) {
        var form = form(person, id, part);
        filling.accept(form);
        var kept = form.send();
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(303);
        return kept;
    }

    private static HtmlForm form(Person person, String id, String part) {
        return HtmlForm.of(person, person.get(edit(id) + "/" + part).body());
    }

    private static HttpResponse<String> row(Person person, String id, int place, String act) {
        var mark = mark(person, id, place);
        return person.submit(
                edit(id), edit(id) + "/run-of-show", form("place", Integer.toString(place), "mark", mark, "do", act));
    }

    private static String mark(Person person, String id, int place) {
        return first(
                "name=\"place\" value=\"" + place + "\"><input type=\"hidden\" name=\"mark\" value=\"([0-9a-f]+)\"",
                person.get(edit(id)).body());
    }

    private static List<String> ids(Person person, String id) {
        return all(person, id, "id");
    }

    private static List<String> titles(Person person, String id) {
        return all(person, id, "title");
    }

    /** Of every inject, whether the draft can be played or not. */
    private static List<String> all(Person person, String id, String key) {
        var injects = MselDocument.read(text(person, id)).tree().path("injects");
        return StreamSupport.stream(injects.spliterator(), false)
                .map(inject -> inject.path(key).asText())
                .toList();
    }

    private static Msel draft(Person person, String id) {
        return MselLoader.load(text(person, id), id);
    }

    private static String text(Person person, String id) {
        return HtmlForm.of(person, person.get(edit(id) + "/text").body()).value("yaml");
    }

    private static int indexOf(Predicate<Inject> wanted) {
        return SHIPPED.injects()
                .indexOf(SHIPPED.injects().stream().filter(wanted).findFirst().orElseThrow());
    }

    private static String edit(String id) {
        return "/msels/" + id + "/edit";
    }

    private static Map<String, String> form(String... fields) {
        var form = new LinkedHashMap<String, String>();
        for (var i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return form;
    }

    private static String first(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }

    private static String between(String text, String from, String to) {
        assertThat(text).contains(from);
        var rest = text.substring(text.indexOf(from));
        return rest.substring(0, rest.indexOf(to));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("'", "&#39;").replace("\"", "&quot;");
    }
}

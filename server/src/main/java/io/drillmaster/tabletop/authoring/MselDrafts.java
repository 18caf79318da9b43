package io.drillmaster.tabletop.authoring;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Problem;
import io.drillmaster.scenarios.ScenarioException;
import io.drillmaster.scenarios.msel.MselDocument;
import io.drillmaster.scenarios.msel.MselSchema;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What is done with drafts: change one, take a change back, throw one away, save one as a version. A person has one draft of a
 * tabletop at most, on every server the same.
 */
public final class MselDrafts {
    private static final int STEPS_KEPT = 50;
    private static final int TRIES = 5;
    private static final Pattern ID =
            Pattern.compile(MselSchema.json().at("/$defs/msel/pattern").asText());

    private final MselDraftStore store;
    private final MselLibraryService library;
    private final InstantSource clock;

    /** On a migrated database, of the tabletops of this library. */
    public MselDrafts(Jdbi jdbi, MselLibraryService library, InstantSource clock) {
        this.store = new MselDraftStore(jdbi);
        this.library = library;
        this.clock = clock;
    }

    /** The drafts of a person, by tabletop. */
    public List<MselDraft> of(String person) {
        return store.of(person);
    }

    /** Who else is writing on the tabletop, by account name. */
    public List<String> othersThan(String person, String id) {
        return store.othersThan(person, id);
    }

    /** The draft of a person, or the version in use as one that nothing is changed in. @throws Problem 404 */
    public MselDraft open(String person, String id) {
        return begun(person, id).orElseGet(() -> untouched(person, id));
    }

    /** The version in use, when there is one. */
    public Optional<MselSummary> inUse(String id) {
        return library.list().stream()
                .filter(summary -> summary.id().equals(id))
                .findFirst();
    }

    /**
     * Changes a draft, which begins with the first change.
     *
     * @param did what is changed, as its author reads it; taking it back is offered with these words
     * @param edit may be asked more than once when two windows change the draft at the same time
     * @return the draft as it is now; the same as before when the edit changes nothing
     */
    public MselDraft change(String person, String id, String did, UnaryOperator<MselDocument> edit) {
        for (var i = 0; i < TRIES; i++) {
            var draft = open(person, id);
            var before = draft.document();
            var after = edit.apply(before);
            if (after.equals(before)) {
                return draft;
            }
            var changed = step(draft, draft.base(), after.yaml(), did);
            if (changed.isPresent()) {
                return changed.get();
            }
        }
        throw busy(id);
    }

    /**
     * Puts a text in the place of a draft.
     *
     * @param readFrom version that its author started from
     * @param revision of the draft that its author started from
     * @throws Problem 400 when no form could show it; 409 when the draft was changed meanwhile
     */
    public MselDraft keepText(String person, String yaml, int readFrom, int revision) {
        String id;
        try {
            id = MselDocument.read(yaml).tree().path("id").asText();
        } catch (ScenarioException unreadable) {
            var first = unreadable.findings().get(0);
            throw Problem.badField(
                    "yaml",
                    "tabletop-only-text",
                    "The form cannot show this text yet: line " + first.line() + ": " + first.message()
                            + ". Put it right here, then go to the form.");
        }
        checkId(id);
        var now = begun(person, id);
        if (now.map(MselDraft::revision).orElse(0) != revision) {
            throw Problem.conflict(
                    "draft-changed",
                    "Your draft of " + id + " was changed elsewhere meanwhile, last with: "
                            + now.map(MselDraft::did).orElse("thrown away") + ". Send this text again to replace it.");
        }
        var draft = now.orElseGet(() -> new MselDraft(person, id, 0, readFrom, "", "", Optional.empty()));
        if (draft.yaml().equals(yaml)) {
            return draft;
        }
        return step(draft, readFrom, yaml, "the text changed").orElseThrow(() -> busy(id));
    }

    /** Begins a tabletop with an id of its own, as a copy of what the person sees of another one. @throws Problem 400, 409 */
    public MselDraft copy(String person, String from, String id) {
        checkFree(person, id);
        return first(person, id, open(person, from).document().tree(), "copied from " + from);
    }

    /** Begins a tabletop with an id of its own and nothing in it but somebody who leads. @throws Problem 400, 409 */
    public MselDraft blank(String person, String id) {
        checkFree(person, id);
        var tree = JsonNodeFactory.instance.objectNode();
        tree.put("id", id).put("version", 1).put("title", "").put("summary", "").put("duration", "60m");
        tree.putArray("roles")
                .addObject()
                .put("id", "ic")
                .put("name", "Incident commander")
                .put("charter", "Leads, and decides when the room cannot agree.");
        List.of("objectives", "modules", "injects").forEach(tree::putArray);
        return first(person, id, tree, "begun");
    }

    private MselDraft first(String person, String id, ObjectNode tree, String did) {
        tree.put("id", id).put("version", 1);
        var empty = new MselDraft(person, id, 0, MselLibraryService.NEW, "", "", Optional.empty());
        return step(empty, MselLibraryService.NEW, MselDocument.of(tree).yaml(), did)
                .orElseThrow(() -> busy(id));
    }

    /** Takes the latest change back. @throws Problem 409 when it is not the latest one any more */
    public void undo(String person, String id, int revision) {
        if (!store.removeLatest(person, id, revision)) {
            throw Problem.conflict(
                    "draft-changed",
                    "That cannot be taken back any more: the draft was changed after it, or is saved.");
        }
    }

    /** Throws the draft away; {@link #undo} of the step that it returns brings it back. */
    public int discard(String person, String id) {
        var draft = open(person, id);
        if (!draft.isBegun()) {
            throw Problem.conflict("no-draft", "There is no draft of " + id + " that could be thrown away.");
        }
        var gone = next(draft, draft.base(), "", "thrown away");
        if (!store.add(gone, null, 1)) {
            throw busy(id);
        }
        return gone.revision();
    }

    /** Saves the draft as the next version, and ends it. @throws Problem as {@link MselLibraryService#save} */
    public MselVersion publish(String person, String id, String note) {
        var draft = open(person, id);
        if (!draft.isBegun()) {
            throw Problem.conflict("no-draft", "Nothing is changed in " + id + " that could be saved.");
        }
        var saved = library.save(draft.yaml(), draft.base(), person, note);
        store.forget(person, id);
        return saved;
    }

    /** Ends a draft whose text was saved otherwise. */
    public void forget(String person, String id) {
        store.forget(person, id);
    }

    /**
     * How a draft and the version in use, which somebody else saved meanwhile, come together; empty when nobody did. It changes
     * nothing.
     */
    public Optional<MselMerge> overtaken(MselDraft draft) {
        var current = inUse(draft.id()).filter(summary -> summary.version() != draft.base());
        if (!draft.isBegun() || current.isEmpty() || draft.base() == MselLibraryService.NEW) {
            return Optional.empty();
        }
        var base = library.get(draft.id(), draft.base()).yaml();
        var theirs = library.get(draft.id());
        return Optional.of(MselMerge.of(
                MselDocument.read(base), draft.document(), MselDocument.read(theirs.yaml()), theirs.summary()));
    }

    /** Puts the changes of a draft on top of the version in use, from which it goes on. */
    public MselDraft takeOver(String person, String id) {
        var draft = open(person, id);
        var merge = overtaken(draft)
                .orElseThrow(() -> Problem.conflict(
                        "not-overtaken", "Nobody has saved another version of " + id + " since you began."));
        var version = merge.theirs().version();
        return step(draft, version, merge.result().yaml(), "put on top of version " + version)
                .orElseThrow(() -> busy(id));
    }

    private Optional<MselDraft> begun(String person, String id) {
        return store.latest(person, id).filter(row -> !row.thrownAway()).map(MselDraftStore.Row::draft);
    }

    /** After a draft that was thrown away its numbers go on, so that taking that back means no other step. */
    private MselDraft untouched(String person, String id) {
        var version = library.get(id);
        return new MselDraft(person, id, 0, version.summary().version(), version.yaml(), "", Optional.empty());
    }

    private Optional<MselDraft> step(MselDraft from, int base, String yaml, String did) {
        var changed = next(from, base, yaml, did);
        return store.add(changed, yaml, STEPS_KEPT) ? Optional.of(changed) : Optional.empty();
    }

    private MselDraft next(MselDraft from, int base, @Nullable String yaml, String did) {
        var last = from.isBegun()
                ? from.revision()
                : store.latest(from.person(), from.id())
                        .map(row -> row.draft().revision())
                        .orElse(0);
        return new MselDraft(
                from.person(),
                from.id(),
                last + 1,
                base,
                yaml == null ? "" : yaml,
                did,
                Optional.of(clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    private void checkFree(String person, String id) {
        checkId(id);
        if (inUse(id).isPresent() || begun(person, id).isPresent()) {
            throw Problem.conflict(
                    "tabletop-id-taken",
                    "There is a tabletop or a draft " + id + " already; give the new one its own id.");
        }
    }

    private static void checkId(String id) {
        if (id.length() > 32 || !ID.matcher(id).matches()) {
            throw Problem.badField(
                    "id",
                    "bad-tabletop-id",
                    "'" + id + "' is not "
                            + MselSchema.json().at("/$defs/msel/title").asText() + ".");
        }
    }

    private static Problem busy(String id) {
        return Problem.conflict(
                "draft-changed", "Your draft of " + id + " is being changed in another window. Do it again.");
    }
}

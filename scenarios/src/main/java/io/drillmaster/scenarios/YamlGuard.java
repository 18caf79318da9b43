package io.drillmaster.scenarios;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Refuses the parts of YAML that the files here have no use for and that can hurt its reader. It looks at the parser's
 * events, before anything is built from them: a file of nested aliases is never expanded.
 */
final class YamlGuard {
    private static final int DEPTH_LIMIT = 20;

    private final FileKind kind;
    private int documents;
    private int depth;

    private YamlGuard(FileKind kind) {
        this.kind = kind;
    }

    /** What is refused, and where it stands. */
    record Refusal(Place place, String message) {}

    /** The first thing refused. Throws what the parser throws where the text is not YAML. */
    static Optional<Refusal> firstRefusal(Iterable<Event> events, FileKind kind) {
        var guard = new YamlGuard(kind);
        for (var event : events) {
            var message = guard.refuse(event);
            if (message != null) {
                return Optional.of(new Refusal(Place.of(event.getStartMark()), message));
            }
        }
        return Optional.empty();
    }

    private @Nullable String refuse(Event event) {
        if (event instanceof DocumentStartEvent && ++documents > 1) {
            return "a second document starts here; a " + kind.noun() + " file holds one";
        }
        if (event instanceof AliasEvent alias) {
            return "'*" + alias.getAnchor() + "' refers to an anchor; write the value out, a " + kind.noun()
                    + " file has no anchors";
        }
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            return "'&" + node.getAnchor() + "' sets an anchor; a " + kind.noun() + " file has none, remove it";
        }
        var tag = tagOf(event);
        if (tag != null) {
            return "'" + tag + "' is a tag; a " + kind.noun() + " file has none, remove it";
        }
        if (event instanceof CollectionStartEvent && ++depth > DEPTH_LIMIT) {
            return "lists and mappings are nested more than " + DEPTH_LIMIT + " deep here; a " + kind.noun() + " needs "
                    + kind.depth();
        }
        if (event instanceof CollectionEndEvent) {
            depth--;
        }
        return null;
    }

    private static @Nullable String tagOf(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag();
        }
        return event instanceof CollectionStartEvent collection ? collection.getTag() : null;
    }
}

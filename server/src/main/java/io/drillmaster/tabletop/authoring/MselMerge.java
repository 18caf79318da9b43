package io.drillmaster.tabletop.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.scenarios.msel.MselDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What becomes of a draft and a version that somebody else saved meanwhile. Parts are the keys of the tabletop and, one by one,
 * its injects; of a part that both changed, the draft's text is taken, and it is named.
 *
 * @param result the draft's changes on top of the other version
 * @param theirs the other version
 * @param byThem parts that only the other version changed
 * @param byBoth parts that both changed, each in another way
 */
public record MselMerge(MselDocument result, MselSummary theirs, List<String> byThem, List<String> byBoth) {
    private static final Set<String> OUR_OWN = Set.of("id", "version", "injects");

    /** The parts are only named here; whoever reads the record cannot change them. */
    public MselMerge {
        byThem = List.copyOf(byThem);
        byBoth = List.copyOf(byBoth);
    }

    static MselMerge of(MselDocument base, MselDocument mine, MselDocument theirs, MselSummary version) {
        var tree = theirs.tree();
        var work = new Work(new ArrayList<>(), new ArrayList<>());
        var keys = new LinkedHashSet<String>();
        List.of(base, mine, theirs).forEach(side -> side.tree().fieldNames().forEachRemaining(keys::add));
        for (var key : keys) {
            if (!OUR_OWN.contains(key)) {
                var taken = work.pick(
                        key,
                        base.tree().path(key),
                        mine.tree().path(key),
                        theirs.tree().path(key));
                if (taken.isMissingNode()) {
                    tree.remove(key);
                } else {
                    tree.set(key, taken);
                }
            }
        }
        work.injects(base.tree(), mine.tree(), theirs.tree(), tree);
        return new MselMerge(MselDocument.of(tree), version, work.byThem(), work.byBoth());
    }

    private record Work(List<String> byThem, List<String> byBoth) {
        JsonNode pick(String part, JsonNode base, JsonNode mine, JsonNode theirs) {
            if (mine.equals(base)) {
                if (!theirs.equals(base)) {
                    byThem.add(part);
                }
                return theirs;
            }
            if (!theirs.equals(base) && !theirs.equals(mine)) {
                byBoth.add(part);
            }
            return mine;
        }

        /** In the draft's order if the draft changed it; injects that the others added stand behind the one that they put before them. */
        void injects(ObjectNode base, ObjectNode mine, ObjectNode theirs, ObjectNode into) {
            var before = byId(base);
            var own = byId(mine);
            var other = byId(theirs);
            var moved = !List.copyOf(own.keySet()).equals(List.copyOf(before.keySet()));
            var order = new ArrayList<>(moved ? own.keySet() : other.keySet());
            var rest = moved ? other : own;
            String last = null;
            for (var id : rest.keySet()) {
                if (!order.contains(id)) {
                    order.add(last == null ? 0 : order.indexOf(last) + 1, id);
                }
                last = id;
            }
            var result = into.putArray("injects");
            for (var id : order) {
                var missing = MissingNode.getInstance();
                var taken = pick(
                        id,
                        before.getOrDefault(id, missing),
                        own.getOrDefault(id, missing),
                        other.getOrDefault(id, missing));
                if (!taken.isMissingNode()) {
                    result.add(taken);
                }
            }
        }

        private static Map<String, JsonNode> byId(ObjectNode tree) {
            var injects = new LinkedHashMap<String, JsonNode>();
            // Two of one id are an error that stays visible: the second is kept under its place.
            tree.path("injects").forEach(inject -> {
                var id = inject.path("id").asText();
                injects.put(injects.containsKey(id) ? id + " at " + injects.size() : id, inject);
            });
            return injects;
        }
    }
}

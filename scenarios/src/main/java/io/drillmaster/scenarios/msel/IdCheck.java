package io.drillmaster.scenarios.msel;

import java.util.HashMap;
import java.util.Map;

/** Every id stands for one thing. */
record IdCheck(Msel msel, MselFindings findings) {
    void check() {
        list("/roles", msel.roles().size());
        list("/modules", msel.modules().size());
        list("/injects", msel.injects().size());
        list("/objectives", msel.objectives().size());
        var targets = new HashMap<String, String>();
        var tasks = new HashMap<String, String>();
        for (var i = 0; i < msel.objectives().size(); i++) {
            for (var j = 0; j < msel.objectives().get(i).targets().size(); j++) {
                var at = "/objectives/" + i + "/targets/" + j;
                once(targets, at);
                for (var k = 0;
                        k < msel.objectives().get(i).targets().get(j).tasks().size();
                        k++) {
                    once(tasks, at + "/tasks/" + k);
                }
            }
        }
        for (var i = 0; i < msel.injects().size(); i++) {
            var decision = msel.injects().get(i).decision();
            if (decision.isPresent()) {
                list(
                        "/injects/" + i + "/decision/options",
                        decision.get().options().size());
            }
        }
    }

    private void list(String pointer, int size) {
        var seen = new HashMap<String, String>();
        for (var i = 0; i < size; i++) {
            once(seen, pointer + "/" + i);
        }
    }

    private void once(Map<String, String> seen, String at) {
        var pointer = at + "/id";
        var id = findings.document().json().at(pointer).asText().strip();
        var first = seen.putIfAbsent(id, pointer);
        if (first != null) {
            findings.error(
                    pointer,
                    "the id '" + id + "' is already used " + findings.place(first) + "; give this one its own");
        }
    }
}

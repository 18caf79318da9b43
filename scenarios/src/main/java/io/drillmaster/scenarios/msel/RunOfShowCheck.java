package io.drillmaster.scenarios.msel;

import io.drillmaster.scenarios.HumanDuration;
import java.time.Duration;
import java.util.List;

/** The run of show goes forward, and fits into the session. */
record RunOfShowCheck(Msel msel, MselFindings findings) {
    void check() {
        dueTimes();
        modules();
        var planned = msel.modules().stream().map(Msel.Module::duration).reduce(Duration.ZERO, Duration::plus);
        if (planned.compareTo(msel.duration()) > 0) {
            findings.warning(
                    "/duration",
                    "the modules take " + HumanDuration.format(planned) + ", the whole session only "
                            + HumanDuration.format(msel.duration()));
        }
    }

    private void dueTimes() {
        var last = Duration.ZERO;
        for (var i = 0; i < msel.injects().size(); i++) {
            var at = msel.injects().get(i).at().orElse(last);
            if (at.compareTo(last) < 0) {
                findings.error(
                        "/injects/" + i + "/at",
                        "this inject is due at " + HumanDuration.format(at) + ", one before it at "
                                + HumanDuration.format(last) + "; write them in the order of their times");
            } else {
                last = at;
            }
            if (msel.injects().get(i).at().isPresent() && at.compareTo(msel.duration()) >= 0) {
                findings.warning(
                        "/injects/" + i + "/at",
                        "this inject is due at " + HumanDuration.format(at) + ", when the session of "
                                + HumanDuration.format(msel.duration()) + " is over");
            }
        }
    }

    private void modules() {
        var order = msel.modules().stream().map(Msel.Module::id).toList();
        var last = 0;
        for (var i = 0; i < msel.injects().size(); i++) {
            var module = order.indexOf(msel.injects().get(i).module());
            if (module >= 0 && module < last) {
                findings.warning(
                        "/injects/" + i + "/module",
                        "an inject of the module " + order.get(last) + " comes before this one of "
                                + order.get(module));
            }
            last = Math.max(last, module);
        }
        for (var i = 0; i < order.size(); i++) {
            empty(order, i);
        }
    }

    private void empty(List<String> order, int index) {
        if (msel.injects().stream().noneMatch(inject -> inject.module().equals(order.get(index)))) {
            findings.warning("/modules/" + index, "the module " + order.get(index) + " has no inject");
        }
    }
}

package io.drillmaster.scenarios.msel;

import java.util.Optional;

/** Nothing that is exercised, and nobody who plays, is forgotten. */
record CoverageCheck(Msel msel, MselFindings findings) {
    void check() {
        for (var i = 0; i < msel.objectives().size(); i++) {
            var objective = msel.objectives().get(i);
            if (msel.injects().stream().noneMatch(inject -> inject.objective().equals(Optional.of(objective.id())))) {
                findings.error(
                        "/objectives/" + i,
                        "no inject exercises the objective " + objective.id() + "; name it in one, or remove it");
            }
            tasks(objective, i);
        }
        for (var i = 0; i < msel.roles().size(); i++) {
            var role = msel.roles().get(i);
            if (msel.injects().stream().noneMatch(inject -> inject.reaches(role.id()))) {
                findings.warning(
                        "/roles/" + i, "no inject reaches the role " + role.id() + "; its people would only wait");
            }
        }
    }

    private void tasks(Msel.Objective objective, int index) {
        for (var j = 0; j < objective.targets().size(); j++) {
            var target = objective.targets().get(j);
            for (var k = 0; k < target.tasks().size(); k++) {
                var task = target.tasks().get(k);
                if (msel.injects().stream().noneMatch(inject -> inject.tasks().contains(task.id()))) {
                    findings.warning(
                            "/objectives/" + index + "/targets/" + j + "/tasks/" + k,
                            "no inject gives a chance to see the task " + task.id());
                }
            }
        }
    }
}

package io.drillmaster.scenarios.msel;

import io.drillmaster.scenarios.Spelling;
import java.util.ArrayList;
import java.util.List;

/** Whatever an inject names exists. */
record ReferenceCheck(Msel msel, MselFindings findings) {
    void check() {
        var modules = msel.modules().stream().map(Msel.Module::id).toList();
        var objectives = msel.objectives().stream().map(Msel.Objective::id).toList();
        var roles = msel.roles().stream().map(Msel.PlayerRole::id).toList();
        for (var i = 0; i < msel.injects().size(); i++) {
            var inject = msel.injects().get(i);
            var at = "/injects/" + i;
            exists("module", inject.module(), modules, at + "/module");
            inject.objective().ifPresent(id -> exists("objective", id, objectives, at + "/objective"));
            for (var j = 0; j < inject.to().size(); j++) {
                exists("role", inject.to().get(j), roles, at + "/to/" + j);
            }
            for (var j = 0; j < inject.tasks().size(); j++) {
                task(inject, inject.tasks().get(j), at + "/tasks/" + j);
            }
            earlier(inject, i, at);
        }
    }

    /** A task is rated under the objective that its inject exercises. */
    private void task(Inject inject, String task, String at) {
        if (inject.objective().isEmpty()) {
            findings.error(at, "the task '" + task + "' belongs to an objective; name it in 'objective'");
            return;
        }
        var all = new ArrayList<String>();
        for (var objective : msel.objectives()) {
            var own = tasks(objective);
            all.addAll(own);
            if (own.contains(task) && !objective.id().equals(inject.objective().get())) {
                findings.error(
                        at,
                        "the task '" + task + "' belongs to the objective " + objective.id()
                                + ", but this inject exercises "
                                + inject.objective().get());
            }
        }
        exists("task", task, all, at);
    }

    private void earlier(Inject inject, int index, String at) {
        var before = msel.injects().subList(0, index).stream().map(Inject::id).toList();
        for (var j = 0; j < inject.requires().size(); j++) {
            earlier(inject.requires().get(j), before, at + "/requires/" + j);
        }
        inject.onlyAfter().ifPresent(after -> {
            earlier(after.inject(), before, at + "/onlyAfter/inject");
            option(after, at + "/onlyAfter");
        });
    }

    /** Only earlier ones can be named, so that no inject ever waits for itself. */
    private void earlier(String id, List<String> before, String at) {
        if (before.contains(id)) {
            return;
        }
        if (msel.inject(id).isPresent()) {
            findings.error(
                    at, "'" + id + "' is not earlier in the run of show; an inject can only follow an earlier one");
        } else {
            exists("inject", id, before, at);
        }
    }

    private void option(Inject.Condition after, String at) {
        var earlier = msel.inject(after.inject());
        if (earlier.isEmpty()) {
            return; // said already
        }
        var options = earlier.get().decision().map(Inject.Decision::options).orElse(List.of());
        if (options.isEmpty()) {
            findings.error(at + "/inject", "'" + after.inject() + "' has no options that a group could decide for");
        } else {
            exists(
                    "option",
                    after.option(),
                    options.stream().map(Inject.Option::id).toList(),
                    at + "/option");
        }
    }

    private void exists(String what, String id, List<String> there, String at) {
        if (!there.contains(id)) {
            findings.error(
                    at,
                    "there is no " + what + " '" + id + "'; "
                            + Spelling.nearest(id, there)
                                    .map(near -> "did you mean '" + near + "'? ")
                                    .orElse("")
                            + (there.isEmpty() ? "there is none here" : "there are " + String.join(", ", there)));
        }
    }

    private static List<String> tasks(Msel.Objective objective) {
        return objective.targets().stream()
                .flatMap(target -> target.tasks().stream().map(Msel.Task::id))
                .toList();
    }
}

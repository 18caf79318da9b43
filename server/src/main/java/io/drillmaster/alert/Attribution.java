package io.drillmaster.alert;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Fact;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.InstallTarget;
import io.drillmaster.plan.PlanIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which exercises an alert belongs to. The surest sign that is there decides alone: an alert with an old
 * exercise's token never touches a new one that reuses the package's name.
 */
public final class Attribution {
    private final PlanIndex plans;
    private final DrillCiRuns ciRuns;

    /** With the plans and the CI runs to compare with. */
    public Attribution(PlanIndex plans, DrillCiRuns ciRuns) {
        this.plans = plans;
        this.ciRuns = ciRuns;
    }

    /**
     * The decisions about one alert, none when it has nothing to do with any drill. The same arguments and plans give
     * the same decisions. Whether the alert came too early or too late is not asked here.
     *
     * @param words what the alert's own bytes say
     * @param receivedAt when the alert arrived
     */
    public List<Decision> decide(Fact.AlertReceived alert, SearchableText words, Instant receivedAt) {
        if (alert.kind() == AlertKind.NOISE) {
            return List.of();
        }
        var byToken = byToken(alert);
        if (!byToken.isEmpty()) {
            return byToken;
        }
        var all = words.and(alert.traits().packageNames());
        var open = plans.mentioned(TextWords.of(all), receivedAt);
        var byMarker = byMarker(open, words);
        if (!byMarker.isEmpty()) {
            return byMarker;
        }
        var byCiRun = byCiRun(alert);
        return byCiRun.isEmpty() ? byPackage(open, all) : byCiRun;
    }

    private List<Decision> byToken(Fact.AlertReceived alert) {
        return alert.traits().tokens().stream()
                .sorted((a, b) -> a.value().compareTo(b.value()))
                .flatMap(token -> plans.byToken(token).stream()
                        .map(plan ->
                                strong(plan.id(), Optional.of(token), "It carries the drill's token " + token + ".")))
                .toList();
    }

    private static List<Decision> byMarker(List<ExercisePlan> open, SearchableText words) {
        var decisions = new ArrayList<Decision>();
        for (var plan : open) {
            for (var target : plan.targets()) {
                if (words.text().contains(target.markerPath())) {
                    var reason = "It names the drill's marker file " + target.markerPath() + ".";
                    decisions.add(strong(plan.id(), Optional.of(target.token()), reason));
                }
            }
        }
        return decisions;
    }

    private List<Decision> byCiRun(Fact.AlertReceived alert) {
        return alert.traits().ciRuns().stream()
                .sorted()
                .flatMap(run -> ciRuns.exerciseOf(run).stream()
                        .map(exercise ->
                                strong(exercise, Optional.empty(), "It is about the drill's CI run " + run + ".")))
                .toList();
    }

    private static List<Decision> byPackage(List<ExercisePlan> open, SearchableText words) {
        var clearest = PackageMention.NONE;
        var mentioned = new LinkedHashMap<ExercisePlan, List<InstallTarget>>();
        for (var plan : open) {
            for (var target : plan.targets()) {
                var mention = PackageMention.of(target, words);
                if (mention.compareTo(clearest) > 0) {
                    clearest = mention;
                    mentioned.clear();
                }
                if (mention == clearest && mention != PackageMention.NONE) {
                    mentioned.computeIfAbsent(plan, p -> new ArrayList<>()).add(target);
                }
            }
        }
        var decisions = new ArrayList<Decision>();
        for (var entry : mentioned.entrySet()) {
            decisions.add(byMention(entry, clearest, mentioned.size()));
        }
        return decisions;
    }

    private static Decision byMention(
            Map.Entry<ExercisePlan, List<InstallTarget>> entry, PackageMention mention, int plans) {
        var target = entry.getValue().get(0);
        var token = entry.getValue().size() == 1 ? Optional.of(target.token()) : Optional.<Token>empty();
        var named = "It names the drill package " + target.packageName();
        var exercise = entry.getKey().id();
        if (mention == PackageMention.OTHER_VERSION) {
            var reason = named + ", but another version than " + target.packageVersion() + ".";
            return new Decision(exercise, token, AttributionLevel.CANDIDATE, reason);
        }
        var what = mention == PackageMention.NAME_AND_VERSION ? named + " " + target.packageVersion() : named;
        if (plans > 1) {
            var reason = what + ", which " + plans + " open exercises have; a person must say which is meant.";
            return new Decision(exercise, token, AttributionLevel.CANDIDATE, reason);
        }
        return strong(exercise, token, what + ".");
    }

    private static Decision strong(ExerciseId exercise, Optional<Token> token, String reason) {
        return new Decision(exercise, token, AttributionLevel.STRONG, reason);
    }
}

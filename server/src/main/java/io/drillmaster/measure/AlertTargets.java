package io.drillmaster.measure;

import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.Fact.AlertReceived;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.InstallTarget;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which targets of a plan an alert speaks of: by token, else by package name, else the only one there is. */
record AlertTargets(ExercisePlan plan) {
    private static final String VERSION = "==";

    /** The targets whose own token stands in the alert. */
    Set<Token> byToken(Row<AlertReceived> alert) {
        var tokens = new HashSet<>(alert.fact().traits().tokens());
        alert.evidence().token().ifPresent(tokens::add);
        tokens.removeIf(token -> plan.target(token).isEmpty());
        return tokens;
    }

    /** The targets that the alert speaks of; empty when it names none and there are several. */
    Set<Token> of(Row<AlertReceived> alert) {
        var named = byToken(alert);
        if (!named.isEmpty()) {
            return named;
        }
        var names = alert.fact().traits().packageNames();
        var packaged = plan.targets().stream()
                .filter(target -> names.stream().anyMatch(name -> names(name, target)))
                .map(InstallTarget::token)
                .collect(Collectors.toSet());
        if (packaged.isEmpty() && plan.targets().size() == 1) {
            return Set.of(plan.targets().get(0).token());
        }
        return packaged;
    }

    private static boolean names(String text, InstallTarget target) {
        var at = text.indexOf(VERSION);
        var name = at < 0 ? text : text.substring(0, at);
        return normal(name, target.ecosystem()).equals(normal(target.packageName(), target.ecosystem()))
                && (at < 0 || text.substring(at + VERSION.length()).equals(target.packageVersion()));
    }

    /** PyPI takes {@code Foo.Bar}, {@code foo_bar} and {@code foo-bar} for one project, Cargo the last two; npm and RubyGems do not. */
    private static String normal(String name, Ecosystem ecosystem) {
        return switch (ecosystem) {
            case PYPI -> name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
            case CARGO -> name.toLowerCase(Locale.ROOT).replace('_', '-');
            case NPM, RUBYGEMS -> name;
        };
    }
}

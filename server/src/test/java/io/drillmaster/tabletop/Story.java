package io.drillmaster.tabletop;

import io.drillmaster.scenarios.msel.Inject;
import io.drillmaster.scenarios.msel.Msel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A small tabletop for tests: four injects, two roles, a branch. What players must not see says so: {@link #SECRET}. */
public final class Story {
    /** Stands in everything that no player may get. */
    public static final String SECRET = "FOR-FACILITATORS-ONLY";

    private Story() {}

    /** The whole of it. */
    public static Msel msel() {
        return new Msel(
                "TTX-90",
                1,
                "A test story",
                "For tests.",
                Optional.empty(),
                Duration.ofMinutes(60),
                SECRET,
                List.of("Nobody is blamed."),
                List.of(
                        new Msel.PlayerRole("ic", "Incident commander", "Leads."),
                        new Msel.PlayerRole("dev", "Developer", "Installed it.")),
                List.of(new Msel.Objective(
                        "OBJ-1",
                        SECRET + " objective",
                        "Detection",
                        List.of(new Msel.Target(
                                "CT-1", SECRET + " target", List.of(new Msel.Task("CT-1.1", SECRET + " task")))))),
                List.of(new Msel.Module(
                        "M1", "Morning", "Day 1, 09:00", Duration.ofMinutes(30), "All is quiet.", List.of(SECRET))),
                List.of(
                        news("T-1", "The first news", List.of()),
                        question("T-2", List.of(), Inject.RevealOn.MANUAL, Optional.of(Duration.ofMinutes(5))),
                        branch("T-3", "T-2", "rotate"),
                        news("T-4", "Only the developer hears this", List.of("dev")),
                        question("T-5", List.of("ic", "dev"), Inject.RevealOn.ALL, Optional.empty())),
                List.of(new Msel.Term("token", "A secret that opens something.")));
    }

    /** News for these roles. */
    public static Inject news(String id, String title, List<String> to) {
        return inject(id, title, to, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A question whose answers show when its two minutes are over. */
    public static Inject timed(String id) {
        return question(id, List.of(), Inject.RevealOn.TIMER, Optional.of(Duration.ofMinutes(2)));
    }

    /** A question that reminds those who are silent when its two minutes are over. */
    public static Inject reminding(String id) {
        var asked = question(id, List.of(), Inject.RevealOn.MANUAL, Optional.of(Duration.ofMinutes(2)));
        return new Inject(
                asked.id(),
                asked.module(),
                asked.at(),
                asked.storyTime(),
                asked.kind(),
                asked.channel(),
                asked.from(),
                asked.to(),
                asked.title(),
                asked.body(),
                asked.attachments(),
                asked.expectedActions(),
                asked.probes(),
                asked.decision(),
                asked.timer(),
                Inject.OnTimeout.REMIND,
                asked.requires(),
                asked.onlyAfter(),
                asked.trigger(),
                asked.objective(),
                asked.tasks(),
                asked.reflex(),
                asked.attack(),
                asked.sourceNote());
    }

    /** News that waits for a signal of the live drill. */
    public static Inject waiting(String id, Inject.Trigger trigger) {
        var news = news(id, "What " + trigger + " told", List.of());
        return new Inject(
                news.id(),
                news.module(),
                news.at(),
                news.storyTime(),
                news.kind(),
                news.channel(),
                news.from(),
                news.to(),
                news.title(),
                news.body(),
                news.attachments(),
                news.expectedActions(),
                news.probes(),
                news.decision(),
                news.timer(),
                news.onTimeout(),
                news.requires(),
                news.onlyAfter(),
                Optional.of(trigger),
                news.objective(),
                news.tasks(),
                news.reflex(),
                news.attack(),
                news.sourceNote());
    }

    private static Inject question(String id, List<String> to, Inject.RevealOn reveal, Optional<Duration> timer) {
        return inject(
                id,
                "What do you do about " + id + "?",
                to,
                Optional.of(new Inject.Decision(
                        "Choose",
                        List.of(new Inject.Option("rotate", "Rotate the tokens"), new Inject.Option("wait", "Wait")),
                        true,
                        Inject.Mode.INDIVIDUAL,
                        reveal)),
                timer,
                Optional.empty());
    }

    private static Inject branch(String id, String decision, String option) {
        return inject(
                id,
                "The branch",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Inject.Condition(decision, option)));
    }

    private static Inject inject(
            String id,
            String title,
            List<String> to,
            Optional<Inject.Decision> decision,
            Optional<Duration> timer,
            Optional<Inject.Condition> onlyAfter) {
        return new Inject(
                id,
                "M1",
                Optional.empty(),
                "Day 1, 09:10",
                decision.isPresent() ? Inject.Kind.DECISION : Inject.Kind.INFORMATION,
                Inject.Channel.CHAT,
                "Monitoring",
                to,
                title,
                "Text of " + id + ".",
                List.of(),
                List.of(SECRET + " expected"),
                List.of(SECRET + " probe"),
                decision,
                timer,
                Inject.OnTimeout.NOTHING,
                List.of(),
                onlyAfter,
                Optional.empty(),
                Optional.of("OBJ-1"),
                List.of("CT-1.1"),
                Optional.empty(),
                List.of(),
                SECRET + " source");
    }
}

package io.drillmaster.tabletop;

import io.drillmaster.common.TabletopId;
import io.drillmaster.scenarios.msel.Inject;
import io.drillmaster.scenarios.msel.Msel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the people of one role are told: the same for all of them, so that it is made once for a hundred phones. It holds no
 * inject that is not out, no expected action, no rating, no note, and of the answers nothing before the reveal; a scribe's
 * {@link ScribeDesk} alone has more.
 *
 * @param id of the session
 * @param seq of the last event that it knows
 * @param title of the session
 * @param phase where it stands
 * @param stop what was said when a real incident was called; absent when none was
 * @param clock exercise clock
 * @param storyTime of the newest inject; empty before the first
 * @param module in which the story is; absent before the first inject
 * @param injects those that this role got, newest first
 * @param role whose view it is
 * @param actions what this role has to do
 * @param reflections what people wrote in the hotwash, by nobody's name; empty before the reveal
 * @param lookingBackRevealed whether all see what all wrote
 * @param groundRules of the tabletop
 * @param glossary of the tabletop
 * @param desk what scribes get beside it; absent for everybody else
 */
public record StoryView(
        TabletopId id,
        long seq,
        String title,
        Phase phase,
        Optional<String> stop,
        ClockView clock,
        String storyTime,
        Optional<Situation> module,
        List<Told> injects,
        RoleCard role,
        List<ToDo> actions,
        List<Thought> reflections,
        boolean lookingBackRevealed,
        List<String> groundRules,
        List<Msel.Term> glossary,
        Optional<ScribeDesk> desk) {

    /** Where the story is: title, time and what everybody knows (Markdown). */
    public record Situation(String title, String storyTime, String situation) {}

    /**
     * A role and what it is there for.
     *
     * @param plays whether it answers
     */
    public record RoleCard(String id, String name, String charter, boolean plays) {}

    /** Something that the role has to do. */
    public record ToDo(long item, String text, boolean done) {}

    /** What somebody wrote in the hotwash. */
    public record Thought(long item, SessionState.Looking kind, String text, int votes) {}

    /**
     * An inject that is out.
     *
     * @param revision changes whenever anything of it does, the clock apart
     * @param withdrawn it was released by mistake: nothing of it is told any more
     * @param body Markdown without HTML
     * @param decision what is asked; absent when nothing is
     * @param timer in all; absent without limit
     * @param left of it now; absent without limit
     * @param reminded its timer ran out, and those who have not answered are told so
     * @param revealed the answers of all; absent before the reveal
     * @param decided what the group decided; absent when it did not yet
     */
    public record Told(
            String id,
            String revision,
            boolean withdrawn,
            Inject.Kind kind,
            Inject.Channel channel,
            String from,
            String storyTime,
            Instant at,
            Duration elapsed,
            String title,
            String body,
            List<Inject.Attachment> attachments,
            Optional<Inject.Decision> decision,
            Optional<Duration> timer,
            Optional<Duration> left,
            boolean reminded,
            Optional<Revealed> revealed,
            Optional<Decided> decided) {
        private Told standing() {
            return new Told(
                    id,
                    revision,
                    withdrawn,
                    kind,
                    channel,
                    from,
                    storyTime,
                    at,
                    elapsed,
                    title,
                    body,
                    attachments,
                    decision,
                    timer,
                    Optional.empty(),
                    false,
                    revealed,
                    decided);
        }

        /** Whether this role can still say something to it. */
        public boolean asks() {
            return !withdrawn && kind != Inject.Kind.INFORMATION && kind != Inject.Kind.ARTEFACT;
        }
    }

    /**
     * Answers of all who were asked, by role and by nobody's name.
     *
     * @param counts how many chose an option, in the order of the options
     * @param passed how many had nothing to say
     * @param silent how many were asked and did not answer
     */
    public record Revealed(Map<String, Integer> counts, int passed, int silent, List<Said> answers) {}

    /**
     * One of them.
     *
     * @param person random id, so that a browser knows its own
     * @param option label of the option; empty when none was chosen
     * @param agreed how many agree
     */
    public record Said(
            String person, String role, String option, String text, boolean passed, boolean late, int agreed) {}

    /** What the group decided: label of the option, words, reason, and who carries it out. */
    public record Decided(String option, String text, String reason, String owner) {}

    static StoryView of(SessionState state, String role, Instant now) {
        var told = new ArrayList<Told>();
        var latest = Optional.<InjectState>empty();
        for (var i = state.told.size() - 1; i >= 0; i--) {
            var inject = state.inject(state.told.get(i));
            if (!sees(state, role, inject)) {
                continue;
            }
            told.add(inject.isOut() ? told(state, inject, now) : withdrawn(state, inject));
            latest = latest.or(() -> inject.isOut() ? Optional.of(inject) : Optional.empty());
        }
        return new StoryView(
                state.id,
                state.seq,
                state.title,
                state.phase,
                state.stop.map(SessionState.StopCall::text),
                ClockView.of(state, now),
                latest.map(inject -> inject.inject.storyTime()).orElse(""),
                latest.flatMap(inject -> situation(state, inject.inject.module())),
                told,
                card(state, role),
                state.actions.values().stream()
                        .filter(action -> action.role().equals(role))
                        .map(action -> new ToDo(action.item(), action.text(), action.done()))
                        .toList(),
                state.lookingBackRevealed ? thoughts(state) : List.of(),
                state.lookingBackRevealed,
                state.msel.groundRules(),
                state.msel.glossary(),
                role.equals(Person.SCRIBE) ? Optional.of(ScribeDesk.of(state)) : Optional.empty());
    }

    /**
     * What is seen of it, whatever the moment: as long as this is the same, so is a page made of it. Clocks are left out,
     * and who is reminded: both travel beside the page.
     */
    public StoryView standing() {
        return new StoryView(
                id,
                0,
                title,
                phase,
                stop,
                new ClockView(Duration.ZERO, false, Instant.EPOCH),
                storyTime,
                module,
                injects.stream().map(Told::standing).toList(),
                role,
                actions,
                reflections,
                lookingBackRevealed,
                groundRules,
                glossary,
                desk);
    }

    private static boolean sees(SessionState state, String role, InjectState inject) {
        return inject.inject.reaches(role) || state.msel.role(role).isEmpty();
    }

    private static Told told(SessionState state, InjectState inject, Instant now) {
        var written = inject.inject;
        var at = inject.releasedAt.orElse(now);
        return new Told(
                written.id(),
                revision(state, inject),
                false,
                written.kind(),
                written.channel(),
                written.from(),
                written.storyTime(),
                at,
                state.clock.at(at),
                written.title(),
                inject.body,
                written.attachments(),
                written.decision(),
                inject.timer(),
                state.left(inject, now),
                inject.reminded,
                inject.revealed ? Optional.of(revealed(state, inject)) : Optional.empty(),
                inject.decision.map(decision -> decided(state, inject, decision)));
    }

    private static Told withdrawn(SessionState state, InjectState inject) {
        var at = inject.releasedAt.orElse(Instant.EPOCH);
        return new Told(
                inject.inject.id(),
                revision(state, inject),
                true,
                Inject.Kind.INFORMATION,
                inject.inject.channel(),
                "",
                "",
                at,
                state.clock.at(at),
                "",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** Of what is shown of it: while answers are hidden their coming changes nothing. */
    private static String revision(SessionState state, InjectState inject) {
        var shown = inject.revealed
                ? Objects.hash(
                        inject.answers, inject.agreed, state.audience(inject).size())
                : 0;
        return Integer.toHexString(Objects.hash(
                inject.status.name(),
                inject.body,
                inject.releasedAt,
                inject.extended,
                inject.revealed,
                inject.decision.map(GroupDecision::at),
                shown));
    }

    static Revealed revealed(SessionState state, InjectState inject) {
        var counts = new LinkedHashMap<String, Integer>();
        inject.inject
                .decision()
                .ifPresent(decision -> decision.options().forEach(option -> counts.put(option.id(), 0)));
        var passed = 0;
        for (var answer : inject.answers.values()) {
            answer.option().ifPresent(option -> counts.merge(option, 1, Integer::sum));
            passed += answer.passed() ? 1 : 0;
        }
        return new Revealed(Collections.unmodifiableMap(counts), passed, state.silent(inject), said(state, inject));
    }

    /** By role and by nobody's name, in the order of coming. */
    static List<Said> said(SessionState state, InjectState inject) {
        return inject.answers.values().stream()
                .map(answer -> new Said(
                        answer.person(),
                        roleName(state, answer.role()),
                        answer.option().map(option -> label(inject, option)).orElse(""),
                        answer.text(),
                        answer.passed(),
                        answer.late(),
                        inject.agreed.getOrDefault(answer.person(), Set.of()).size()))
                .toList();
    }

    static Decided decided(SessionState state, InjectState inject, GroupDecision decision) {
        return new Decided(
                decision.option().map(option -> label(inject, option)).orElse(""),
                decision.text(),
                decision.reason(),
                decision.owner().isEmpty() ? "" : roleName(state, decision.owner()));
    }

    static String label(InjectState inject, String option) {
        return inject.inject
                .decision()
                .flatMap(decision -> decision.option(option))
                .map(Inject.Option::label)
                .orElse(option);
    }

    static String roleName(SessionState state, String role) {
        return card(state, role).name();
    }

    static RoleCard card(SessionState state, String role) {
        return state.msel
                .role(role)
                .map(known -> new RoleCard(known.id(), known.name(), known.charter(), true))
                .orElseGet(() -> role.equals(Person.SCRIBE)
                        ? new RoleCard(role, "Scribe", "Writes down what is decided, and does not play.", false)
                        : new RoleCard(role, "Observer", "Sees all that is told, and says nothing.", false));
    }

    private static Optional<Situation> situation(SessionState state, String module) {
        return state.msel.modules().stream()
                .filter(part -> part.id().equals(module))
                .findFirst()
                .map(part -> new Situation(part.title(), part.storyTime(), part.situation()));
    }

    static List<Thought> thoughts(SessionState state) {
        return state.reflections.values().stream()
                .map(written -> new Thought(
                        written.item(),
                        written.kind(),
                        written.text(),
                        written.votes().size()))
                .toList();
    }
}

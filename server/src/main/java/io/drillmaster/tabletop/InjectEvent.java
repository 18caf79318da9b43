package io.drillmaster.tabletop;

import io.drillmaster.common.Problem;
import io.drillmaster.scenarios.msel.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The story is told, and people answer. */
public sealed interface InjectEvent extends TabletopEvent {

    /**
     * Players have it from now on. The first of two facilitators does it; the other one is told so.
     *
     * @param body in place of the written one; absent when that is told as it stands
     */
    record Released(String inject, Optional<String> body) implements InjectEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
            Checks.phase(state.phase.inPlay(), state, "injects are released while the story is told.");
            var there = state.inject(inject);
            if (there.status == InjectState.Status.RELEASED) {
                throw Problem.conflict("already-released", inject + " was released already.");
            }
            body.ifPresent(text -> Checks.text("body", text, true));
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            var there = state.inject(inject);
            there.status = InjectState.Status.RELEASED;
            there.releasedAt = Optional.of(entry.at());
            body.ifPresent(text -> there.body = text);
            state.told.remove(inject);
            state.told.add(inject);
        }
    }

    /** Released by mistake: players see that something was taken back, and not what. */
    record Recalled(String inject) implements InjectEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
            if (!state.inject(inject).isOut()) {
                throw Problem.conflict("not-released", inject + " is not with the players.");
            }
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.inject(inject).status = InjectState.Status.RECALLED;
        }
    }

    /** It is left out. */
    record Skipped(String inject, String reason) implements InjectEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
            Checks.text("reason", reason, true);
            if (state.inject(inject).isOut()) {
                throw Problem.conflict("already-released", inject + " was released already; it can be recalled.");
            }
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            var there = state.inject(inject);
            there.status = InjectState.Status.SKIPPED;
            there.reason = reason;
        }
    }

    /** The facilitator thought of one on the spot. It comes next. */
    record Inserted(Inject added) implements InjectEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
            Checks.text("title", added.title(), true);
            Checks.text("body", added.body(), true);
            if (state.injects.stream().anyMatch(there -> there.inject.id().equals(added.id()))) {
                throw Problem.conflict("taken", "There is an inject " + added.id() + " already.");
            }
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.insert(added);
        }
    }

    /** They have longer for it. */
    record TimerExtended(String inject, Duration by) implements InjectEvent {
        private static final Duration LONGEST = Duration.ofHours(1);

        @Override
        public void check(SessionState state, Actor actor, Instant now) {
            Checks.staff(actor);
            if (state.inject(inject).inject.timer().isEmpty()) {
                throw Problem.conflict("no-timer", inject + " has no timer.");
            }
            if (by.isNegative() || by.isZero() || by.compareTo(LONGEST) > 0) {
                throw Problem.badField("by", "bad-extension", "A timer can be extended by up to an hour at a time.");
            }
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            var there = state.inject(inject);
            there.extended = there.extended.plus(by);
        }
    }

    /**
     * Somebody says what they would do, for the first time or again. It is taken after the timer and after the reveal too,
     * and marked so.
     *
     * @param option chosen; absent when none is
     * @param text in own words; may be empty when an option is chosen or when they pass
     * @param passed they have nothing to say
     */
    record Answered(String inject, Optional<String> option, String text, boolean passed) implements InjectEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            var person = Checks.inTheRoom(state, by);
            Checks.phase(state.phase.inPlay(), state, "answers are taken while the story is told.");
            var there = state.inject(inject);
            if (!there.isOut() || !person.plays() || !there.inject.reaches(person.role())) {
                throw Problem.notFound("There is nothing to answer here.");
            }
            Checks.text("text", text, option.isEmpty() && !passed);
            option.ifPresent(chosen -> {
                if (there.inject
                        .decision()
                        .flatMap(decision -> decision.option(chosen))
                        .isEmpty()) {
                    throw Problem.badField("option", "unknown-option", "Choose one of the options.");
                }
            });
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            var there = state.inject(inject);
            var before = Optional.ofNullable(there.answers.get(entry.actor().id()));
            var took = state.clock.between(there.releasedAt.orElse(entry.at()), entry.at());
            var late = there.timer().filter(timer -> took.compareTo(timer) > 0).isPresent();
            there.answers.put(
                    entry.actor().id(),
                    new Answer(
                            entry.actor().id(),
                            before.map(Answer::role)
                                    .orElseGet(() ->
                                            state.person(entry.actor().id()).role()),
                            option,
                            text,
                            passed,
                            entry.at(),
                            before.map(Answer::after).orElse(took),
                            before.map(Answer::late).orElse(late),
                            there.revealed));
            there.coded.remove(entry.actor().id());
        }
    }

    /**
     * Those who run or evaluate the session compared an answer with the expected actions. The last one counts, until the
     * answer is changed; nobody in the room learns of it.
     *
     * @param person who gave the answer
     * @param answeredAt when the answer that was read was given, so that no other one is coded by mistake
     * @param coding absent to take it back
     */
    record Coded(String inject, String person, Instant answeredAt, Optional<Coding> coding) implements InjectEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
            var there = state.inject(inject);
            if (!there.isOut()) {
                throw Problem.conflict("not-released", inject + " is not with the players.");
            }
            if (there.inject.expectedActions().isEmpty()) {
                throw Problem.conflict(
                        "nothing-expected", inject + " names no expected action that answers could be compared with.");
            }
            var answer = there.answers.get(person);
            if (answer == null || answer.passed()) {
                throw Problem.conflict(
                        "no-answer",
                        "There is no answer of theirs to " + inject + " that could be compared: they "
                                + (answer == null ? "gave none." : "passed."));
            }
            if (!answer.at().equals(answeredAt)) {
                throw Problem.conflict(
                        "answer-changed",
                        "The answer to " + inject + " was changed a moment ago. Read it again, then code it.");
            }
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            var coded = state.inject(inject).coded;
            coding.ifPresentOrElse(found -> coded.put(person, found), () -> coded.remove(person));
        }
    }

    /** From now on everybody sees all answers, by role. */
    record Revealed(String inject) implements InjectEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
            var there = state.inject(inject);
            if (!there.isOut() || there.revealed) {
                throw Problem.conflict("nothing-to-reveal", "The answers to " + inject + " are not there to reveal.");
            }
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.inject(inject).revealed = true;
        }
    }

    /**
     * The timer ran out, and those who had not answered are told so, once.
     *
     * @param silent how many that were
     */
    record Reminded(String inject, int silent) implements InjectEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
            Checks.phase(state.phase.inPlay(), state, "reminders are given while the story is told.");
            var there = state.inject(inject);
            if (!there.isOut() || there.reminded) {
                throw Problem.conflict("nothing-to-remind", "Nobody is to be reminded of " + inject + ".");
            }
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.inject(inject).reminded = true;
        }
    }

    /** Somebody agrees with an answer that was revealed, or does not any more. */
    record Agreed(String inject, String with, boolean agrees) implements InjectEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            var person = Checks.inTheRoom(state, by);
            var there = state.inject(inject);
            if (!there.revealed || !there.inject.reaches(person.role()) || !there.answers.containsKey(with)) {
                throw Problem.notFound("There is no such answer to agree with.");
            }
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.inject(inject).agree(with, entry.actor().id(), agrees);
        }
    }

    /**
     * What the group decided. It may be put right later; the last one counts, and all stay in the log.
     *
     * @param option chosen; absent when words alone say it
     * @param reason why, as the group gave it
     * @param owner role that carries it out; empty when none was named
     */
    record Decided(String inject, Optional<String> option, String text, String reason, String owner)
            implements InjectEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staffOrScribe(state, by, "The facilitator or the scribe writes decisions down.");
            Checks.phase(
                    by.runsTheSession() || state.phase != Phase.CLOSED, state, "scribes write until it is closed.");
            var there = state.inject(inject);
            if (!there.isOut()) {
                throw Problem.conflict("not-released", inject + " is not with the players.");
            }
            Checks.text("text", text, option.isEmpty());
            Checks.text("reason", reason, false);
            if (!owner.isEmpty() && state.msel.role(owner).isEmpty()) {
                throw Problem.badField("owner", "unknown-role", "Choose who carries it out from the list of roles.");
            }
            option.ifPresent(chosen -> {
                if (there.inject
                        .decision()
                        .flatMap(decision -> decision.option(chosen))
                        .isEmpty()) {
                    throw Problem.badField("option", "unknown-option", "Choose one of the options.");
                }
            });
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.inject(inject).decision =
                    Optional.of(new GroupDecision(option, text, reason, owner, entry.actor(), entry.at()));
        }
    }
}

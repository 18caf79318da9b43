package io.drillmaster.scenarios.msel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A piece of news that reaches players, or a question to them.
 *
 * @param id such as {@code TT-07}; unique in its tabletop and never used for another one
 * @param module to which it belongs
 * @param at when it is due on the exercise clock; absent when the facilitator decides
 * @param storyTime when it happens in the story, such as {@code Day 1, 14:20}
 * @param kind what is wanted of players
 * @param channel by which it would come
 * @param from who would send it, such as {@code Falco} or {@code Head of research}
 * @param to ids of the roles that get it; empty means all
 * @param title a line
 * @param body Markdown without HTML
 * @param attachments artefacts to look at
 * @param expectedActions what good players do; for facilitators and evaluators only
 * @param probes questions that get a silent room going; for facilitators only
 * @param decision what players decide on; absent when it asks nothing
 * @param timer how long they have for it; absent when there is no limit
 * @param onTimeout what happens then
 * @param requires injects that must be released or skipped before
 * @param onlyAfter the group decision after which it belongs to the story; absent when it always does
 * @param trigger what of a live drill releases it by itself; absent when nothing does
 * @param objective which it exercises; absent when it only tells
 * @param tasks critical tasks that it gives a chance to see
 * @param reflex REFLEX stage; absent when none
 * @param attack ATT&amp;CK technique ids
 * @param sourceNote where its facts are from, for facilitators; empty when it is made up
 */
public record Inject(
        String id,
        String module,
        Optional<Duration> at,
        String storyTime,
        Kind kind,
        Channel channel,
        String from,
        List<String> to,
        String title,
        String body,
        List<Attachment> attachments,
        List<String> expectedActions,
        List<String> probes,
        Optional<Decision> decision,
        Optional<Duration> timer,
        OnTimeout onTimeout,
        List<String> requires,
        Optional<Condition> onlyAfter,
        Optional<Trigger> trigger,
        Optional<String> objective,
        List<String> tasks,
        Optional<String> reflex,
        List<String> attack,
        String sourceNote) {
    public Inject {
        to = List.copyOf(to);
        attachments = List.copyOf(attachments);
        expectedActions = List.copyOf(expectedActions);
        probes = List.copyOf(probes);
        requires = List.copyOf(requires);
        tasks = List.copyOf(tasks);
        attack = List.copyOf(attack);
    }

    /** Whether a player of this role gets it. */
    public boolean reaches(String role) {
        return to.isEmpty() || to.contains(role);
    }

    /** What is wanted of players. */
    public enum Kind {
        /** To know it. */
        INFORMATION("Information"),
        /** To decide. */
        DECISION("Decision"),
        /** To answer in words. */
        QUESTION("Question"),
        /** To look at something. */
        ARTEFACT("Artefact"),
        /** To say whether something that should have happened did. */
        EXPECTATION_CHECK("Check"),
        /** Whatever the facilitator thought of on the spot. */
        ADHOC("Ad hoc");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** As people read it. */
        public String title() {
            return title;
        }
    }

    /** By which it would come. */
    public enum Channel {
        /** Wakes somebody. */
        PAGER("Pager"),
        /** The team's chat. */
        CHAT("Chat"),
        /** A mail. */
        EMAIL("E-mail"),
        /** A call. */
        PHONE("Phone"),
        /** Somebody looked at it. */
        DASHBOARD("Dashboard"),
        /** The public. */
        PRESS("Press"),
        /** An authority. */
        REGULATOR("Regulator");

        private final String title;

        Channel(String title) {
            this.title = title;
        }

        /** As people read it. */
        public String title() {
            return title;
        }
    }

    /** What happens when the timer ends. It never takes away what somebody typed, and late answers are taken. */
    public enum OnTimeout {
        /** Nothing but the clock at zero. */
        NOTHING,
        /** Those who have not answered are reminded. */
        REMIND,
        /** The answers are revealed. */
        AUTO_REVEAL
    }

    /** What of a live drill, played at the same time, releases an inject. */
    public enum Trigger {
        /** The package was seen to run. */
        EXECUTION,
        /** The first alert that belongs to the drill. */
        ALERT,
        /** The verdict is in. */
        OUTCOME
    }

    /**
     * Something to look at.
     *
     * @param name as of a file, such as {@code proxy.log}
     * @param text its content, shown as it is
     * @param alternative what it shows, in a sentence
     */
    public record Attachment(String name, String text, String alternative) {}

    /** The group decided a decision's inject with this option. */
    public record Condition(String inject, String option) {}

    /**
     * What players decide on.
     *
     * @param prompt the question
     * @param options to choose from; empty when only words are asked
     * @param freeText whether words can be added
     * @param mode who answers
     * @param revealOn when the answers are shown
     */
    public record Decision(String prompt, List<Option> options, boolean freeText, Mode mode, RevealOn revealOn) {
        public Decision {
            options = List.copyOf(options);
        }

        /** The option of this id. */
        public Optional<Option> option(String optionId) {
            return options.stream()
                    .filter(option -> option.id().equals(optionId))
                    .findFirst();
        }
    }

    /** One way to decide. */
    public record Option(String id, String label) {}

    /** Who answers. */
    public enum Mode {
        /** Everybody for himself. */
        INDIVIDUAL,
        /** The people of a role together: the last answer of any of them counts for the role. */
        ROLE,
        /** All together: the answer is the group decision. */
        GROUP
    }

    /** When the answers of others are shown. */
    public enum RevealOn {
        /** When everybody who was asked has answered. */
        ALL,
        /** When the timer ends. */
        TIMER,
        /** When the facilitator says so. */
        MANUAL
    }
}

package io.drillmaster.scenarios.msel;

import java.time.Duration;

/** What an inject asks fits its kind, its timer and its reveal. */
record QuestionCheck(Msel msel, MselFindings findings) {
    void check() {
        for (var i = 0; i < msel.injects().size(); i++) {
            var inject = msel.injects().get(i);
            kind(inject, "/injects/" + i);
            timer(inject, "/injects/" + i);
        }
    }

    private void kind(Inject inject, String at) {
        switch (inject.kind()) {
            case DECISION -> {
                if (inject.decision().isEmpty()
                        || inject.decision().get().options().isEmpty()) {
                    findings.error(at + "/kind", "a decision needs a 'decision' with options to choose from");
                }
            }
            case QUESTION -> {
                if (inject.decision().isEmpty()) {
                    findings.error(at + "/kind", "a question needs a 'decision' with its prompt");
                }
            }
            case INFORMATION -> {
                if (inject.decision().isPresent()) {
                    findings.error(
                            at + "/kind", "information asks nothing; remove the 'decision', or the kind information");
                }
            }
            case ARTEFACT -> {
                if (inject.attachments().isEmpty()) {
                    findings.error(at + "/kind", "an artefact is something to look at; it needs 'attachments'");
                }
            }
            case EXPECTATION_CHECK, ADHOC -> {}
        }
        inject.decision().ifPresent(decision -> {
            if (decision.options().size() == 1) {
                findings.error(at + "/decision/options", "one option is no choice; give another, or none");
            }
            if (decision.options().isEmpty() && !decision.freeText()) {
                findings.error(at + "/decision", "nobody can answer: there are neither options nor free text");
            }
        });
    }

    private void timer(Inject inject, String at) {
        if (inject.timer().isPresent()) {
            if (inject.decision().isEmpty()) {
                findings.error(at + "/timer", "nothing is asked that could take time; a timer needs a 'decision'");
            }
            if (inject.timer().get().equals(Duration.ZERO)) {
                findings.error(at + "/timer", "the timer is 0s; leave it out for no limit");
            }
            return;
        }
        if (inject.onTimeout() != Inject.OnTimeout.NOTHING) {
            findings.error(
                    at + "/onTimeout",
                    "'" + MselWord.of(inject.onTimeout()) + "' happens when a timer ends, but there is no 'timer'");
        }
        if (inject.decision()
                .filter(decision -> decision.revealOn() == Inject.RevealOn.TIMER)
                .isPresent()) {
            findings.error(
                    at + "/decision/revealOn", "answers are revealed when a timer ends, but there is no 'timer'");
        }
    }
}

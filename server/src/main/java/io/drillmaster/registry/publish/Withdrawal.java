package io.drillmaster.registry.publish;

import java.util.Optional;

/**
 * What came of asking a registry to delete a package. Whether it is gone is for {@link Publisher#verifyGone} to see.
 *
 * @param receipt completed with what was seen on the way
 * @param words what was done, or why it could not be; one sentence
 * @param toDo what a person must do; empty when nothing
 */
public record Withdrawal(Receipt receipt, String words, Optional<String> toDo) {
    /** Deleted, or not there any more. */
    static Withdrawal done(Receipt receipt, String words) {
        return new Withdrawal(receipt, words, Optional.empty());
    }

    /** Not deleted. */
    static Withdrawal left(Receipt receipt, String words, String toDo) {
        return new Withdrawal(receipt, words, Optional.of(toDo));
    }

    /** By what the registry answered to a request to delete. */
    static Withdrawal by(Answer answer, Receipt receipt, String permission) {
        if (answer.ok()) {
            return done(receipt, "The registry accepted the request to delete it.");
        }
        if (answer.missing()) {
            return done(receipt, "The registry says that it does not have it.");
        }
        if (answer.forbidden()) {
            return left(
                    receipt,
                    "The registry refuses to delete it: " + answer.inWords() + ".",
                    "Give the account " + permission + " and try again, or delete it there by hand.");
        }
        return left(
                receipt,
                "The registry did not delete it: " + answer.inWords() + ".",
                "Delete it there by hand if trying again does not help.");
    }
}

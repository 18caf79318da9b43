package io.drillmaster.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.drillmaster.common.Problem;

/** Argon2id with the parameters that OWASP's password storage cheat sheet names first: 19 MiB, 2 passes, 1 lane. */
final class Passwords {
    /** Shortest password that is taken; NIST SP 800-63B asks for 8, and 12 costs nobody with a manager anything. */
    static final int SHORTEST = 12;

    static final int LONGEST = 200;

    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    /** Compared with when an account does not exist, so that its absence cannot be told from the time it takes. */
    private static final String NOBODY = hash("nobody has this password");

    private Passwords() {}

    static String hash(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2ID).getResult();
    }

    static boolean matches(String password, String hash) {
        return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }

    static void wasteTheSameTime(String password) {
        var unused = matches(password, NOBODY);
    }

    /** Refuses what is too short or too long, naming the field. */
    static void check(String field, String password) {
        if (password.length() < SHORTEST) {
            throw Problem.badField(
                    field,
                    "password-too-short",
                    "The password has " + password.length() + " characters; it needs at least " + SHORTEST + ".");
        }
        if (password.length() > LONGEST) {
            throw Problem.badField(
                    field, "password-too-long", "The password is longer than " + LONGEST + " characters.");
        }
    }
}

package io.drillmaster.drillpackages;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a marker file says. The file lies on somebody's host and may be cut off, written by two processes at once, or
 * edited; whatever can still be read is read.
 *
 * @param token the first token named in the file; empty when none is
 * @param executions the executions in the file's order
 * @param brokenLines lines that say nothing of the kind they should; the notice and empty lines are not among them
 */
public record MarkerContent(Optional<Token> token, List<Execution> executions, int brokenLines) {
    /** How every notice begins. */
    static final String NOTICE_BEGINS = "SECURITY DRILL";

    private static final String TOKEN_BEGINS = "token=";
    private static final Pattern EXECUTION = Pattern.compile("execution phase=(\\S+) nonce=(\\S+) at=(\\S+)");

    /**
     * One run of the hook.
     *
     * @param phase when the hook ran
     * @param nonce the same as in the DNS name of that run
     * @param at the installing host's own time
     */
    public record Execution(Phase phase, String nonce, Instant at) {}

    public MarkerContent {
        executions = List.copyOf(executions);
    }

    /** Reads a marker file's text; never throws. */
    public static MarkerContent parse(String text) {
        var executions = new ArrayList<Execution>();
        var token = Optional.<Token>empty();
        var broken = 0;
        for (var line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith(NOTICE_BEGINS)) {
                continue;
            }
            var named = tokenIn(line);
            var execution = executionIn(line);
            if (execution.isPresent()) {
                executions.add(execution.get());
            } else if (named.isPresent() && (token.isEmpty() || token.equals(named))) {
                token = named; // two processes that start the file at once both write its head
            } else {
                broken++;
            }
        }
        return new MarkerContent(token, executions, broken);
    }

    private static Optional<Token> tokenIn(String line) {
        return line.startsWith(TOKEN_BEGINS)
                ? Optional.of(line.substring(TOKEN_BEGINS.length()))
                        .filter(Token::isToken)
                        .map(Token::new)
                : Optional.empty();
    }

    private static Optional<Execution> executionIn(String line) {
        var match = EXECUTION.matcher(line);
        if (!match.matches() || !DrillName.isNonce(match.group(2))) {
            return Optional.empty();
        }
        try {
            var at = Instant.parse(match.group(3));
            return Phase.ofCode(match.group(1)).map(phase -> new Execution(phase, match.group(2), at));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}

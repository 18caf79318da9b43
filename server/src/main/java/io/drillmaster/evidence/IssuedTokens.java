package io.drillmaster.evidence;

import io.drillmaster.drillpackages.Token;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which tokens were given out, as last read from the database, and on which of them there was a hit already. */
final class IssuedTokens {
    private static final Logger LOG = LoggerFactory.getLogger(IssuedTokens.class);

    private final Supplier<Set<Token>> source;
    private final Set<Token> recorded = ConcurrentHashMap.newKeySet();
    private volatile Set<Token> issued = Set.of();
    private volatile boolean known;
    private boolean failing;

    IssuedTokens(Supplier<Set<Token>> source) {
        this.source = source;
    }

    /** Reads them again; while the database is away, the old ones hold. */
    void refresh() {
        try {
            issued = Set.copyOf(source.get());
            recorded.retainAll(issued);
            known = true;
            failing = false;
        } catch (JdbiException e) {
            if (!failing) {
                failing = true;
                LOG.warn("The tokens of new install targets cannot be read: {}", e.getMessage());
            }
        }
    }

    boolean known() {
        return known;
    }

    HitRank rank(Token token) {
        if (!issued.contains(token)) {
            return HitRank.STRANGER;
        }
        return recorded.contains(token) ? HitRank.ISSUED : HitRank.FIRST;
    }

    void recorded(Token token) {
        recorded.add(token);
    }
}

package io.drillmaster.evidence;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which hits become rows of evidence: the first of each phase and nonce of a token, and an earlier one that arrives later.
 * A flood of invented nonces does not drown the log: of those that are new, so many a minute and token do, and so many a
 * minute of all tokens that were never given out. The others are hits all the same.
 */
final class HitEvidence {
    static final String SOURCE = "canary.dns";

    /** A real install asks for a handful of names; a drill on a thousand hosts spreads over minutes. */
    static final int MOST_A_MINUTE = 100;

    private static final String ISSUED = "select token from install_target where token = any (?)";
    private static final String COUNTS = """
            select case when issued then token else '' end, date_trunc('minute', first_at), count(*)
            from canary_lookup
            where ((issued and token = any (?)) or not issued)
              and first_at >= ? and first_at < ?
            group by 1, 2
            """;
    private static final String KNOWN = """
            select l.token, l.phase, l.nonce, l.declared, l.first_at
            from unnest(?::text[], ?::text[], ?::text[], ?::boolean[]) as c (token, phase, nonce, declared)
            join canary_lookup l using (token, phase, nonce, declared)
            """;
    private static final String REMEMBER = """
            insert into canary_lookup as l (token, phase, nonce, declared, first_at, issued)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::boolean[], ?::timestamptz[], ?::boolean[])
            on conflict (token, phase, nonce, declared) do update set first_at = excluded.first_at
              where l.first_at > excluded.first_at
            returning token, phase, nonce, declared
            """;

    /** Hits with the same key are one observation. What a scanner asked never stands for what a host asked. */
    private record Key(String token, String phase, String nonce, boolean declared) {
        static final Comparator<Key> ORDER = Comparator.comparing(Key::token)
                .thenComparing(Key::phase)
                .thenComparing(Key::nonce)
                .thenComparing(Key::declared);

        static Key of(CanaryHit hit) {
            var drill = hit.drill();
            return new Key(
                    drill.token().value(),
                    drill.phase().code(),
                    drill.nonce(),
                    hit.declared().isPresent());
        }

        static Key of(ResultSet row) throws SQLException {
            return new Key(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4));
        }
    }

    /** A token, or nothing for all that were not given out, and a minute. */
    private record Share(String token, Instant minute) {}

    private final Connection connection;

    HitEvidence(Connection connection) {
        this.connection = connection;
    }

    /** The rows to append, in the order of their times; remembers that they were. */
    List<NewEvidence> of(List<CanaryHit> hits) throws SQLException {
        if (hits.isEmpty()) {
            return List.of();
        }
        var firsts = new HashMap<Key, CanaryHit>();
        hits.forEach(hit -> firsts.merge(
                Key.of(hit), hit, (one, other) -> other.receivedAt().isBefore(one.receivedAt()) ? other : one));
        var issued = issued(firsts.keySet());
        var candidates = firstsOfEachShare(firsts.values(), issued);
        var known = known(candidates.stream().map(Key::of).toList());
        var counts = counts(issued, candidates);
        var chosen = new ArrayList<CanaryHit>();
        for (var hit : candidates) {
            var before = known.get(Key.of(hit));
            if (before == null) {
                if (counts.merge(share(hit, issued), 1, Integer::sum) <= MOST_A_MINUTE) {
                    chosen.add(hit);
                }
            } else if (micros(hit.receivedAt()).isBefore(before)) {
                chosen.add(hit);
            }
        }
        var kept = remember(chosen, issued);
        return chosen.stream()
                .filter(hit -> kept.contains(Key.of(hit)))
                .map(HitEvidence::row)
                .toList();
    }

    /** In the order of time. More of one share than would be taken need not be looked up: that bounds the work. */
    private static List<CanaryHit> firstsOfEachShare(Collection<CanaryHit> hits, Set<String> issued) {
        var taken = new HashMap<Share, Integer>();
        return hits.stream()
                .sorted(Comparator.comparing(CanaryHit::receivedAt))
                .filter(hit -> taken.merge(share(hit, issued), 1, Integer::sum) <= MOST_A_MINUTE)
                .toList();
    }

    private static Share share(CanaryHit hit, Set<String> issued) {
        var token = hit.drill().token().value();
        return new Share(issued.contains(token) ? token : "", hit.receivedAt().truncatedTo(ChronoUnit.MINUTES));
    }

    private Set<String> issued(Collection<Key> keys) throws SQLException {
        var issued = new HashSet<String>();
        try (var select = connection.prepareStatement(ISSUED)) {
            select.setArray(
                    1, array("text", keys.stream().map(Key::token).distinct().toList(), token -> token));
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    issued.add(found.getString(1));
                }
            }
        }
        return issued;
    }

    private Map<Key, Instant> known(List<Key> keys) throws SQLException {
        var known = new HashMap<Key, Instant>();
        try (var select = connection.prepareStatement(KNOWN)) {
            bind(select, keys);
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    known.put(
                            Key.of(found),
                            found.getObject(5, OffsetDateTime.class).toInstant());
                }
            }
        }
        return known;
    }

    private Map<Share, Integer> counts(Set<String> issued, List<CanaryHit> inOrder) throws SQLException {
        var counts = new HashMap<Share, Integer>();
        try (var select = connection.prepareStatement(COUNTS)) {
            select.setArray(1, array("text", List.copyOf(issued), token -> token));
            select.setObject(2, utc(inOrder.get(0).receivedAt().truncatedTo(ChronoUnit.MINUTES)));
            var last = inOrder.get(inOrder.size() - 1).receivedAt();
            select.setObject(3, utc(last.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES)));
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    counts.put(
                            new Share(
                                    found.getString(1),
                                    found.getObject(2, OffsetDateTime.class).toInstant()),
                            found.getInt(3));
                }
            }
        }
        return counts;
    }

    /** The keys for which this transaction is the one that brings the row: another server may be at the same. */
    private Set<Key> remember(List<CanaryHit> chosen, Set<String> issued) throws SQLException {
        if (chosen.isEmpty()) {
            return Set.of();
        }
        var inOrder = chosen.stream()
                .sorted(Comparator.comparing(Key::of, Key.ORDER)) // servers that lock rows in one order do not deadlock
                .toList();
        var kept = new HashSet<Key>();
        try (var insert = connection.prepareStatement(REMEMBER)) {
            bind(insert, inOrder.stream().map(Key::of).toList());
            insert.setArray(
                    5,
                    array(
                            "timestamptz",
                            inOrder,
                            hit -> micros(hit.receivedAt()).toString()));
            insert.setArray(
                    6,
                    array(
                            "bool",
                            inOrder,
                            hit -> issued.contains(hit.drill().token().value())));
            try (var found = insert.executeQuery()) {
                while (found.next()) {
                    kept.add(Key.of(found));
                }
            }
        }
        return kept;
    }

    private void bind(PreparedStatement statement, List<Key> keys) throws SQLException {
        statement.setArray(1, array("text", keys, Key::token));
        statement.setArray(2, array("text", keys, Key::phase));
        statement.setArray(3, array("text", keys, Key::nonce));
        statement.setArray(4, array("bool", keys, Key::declared));
    }

    private <T> Array array(String type, List<T> of, Function<T, @Nullable Object> value) throws SQLException {
        return connection.createArrayOf(type, of.stream().map(value).toArray());
    }

    private static NewEvidence row(CanaryHit hit) {
        var fact = new Fact.DnsLookedUp(
                hit.asked(),
                hit.type(),
                hit.drill().phase(),
                hit.drill().nonce(),
                hit.source().getHostAddress(),
                hit.transport(),
                hit.clientSubnet(),
                hit.declared());
        return NewEvidence.of(SOURCE, hit.receivedAt(), fact)
                .token(hit.drill().token())
                .raw(hit.packet())
                .build();
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

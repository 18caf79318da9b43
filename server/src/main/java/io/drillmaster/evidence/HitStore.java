package io.drillmaster.evidence;

import io.drillmaster.drillpackages.DrillName;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.HitFile.Stored;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementContext;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;

/** The tables {@code canary_hit} and {@code canary_token}: every hit as it came, and how many each token had. */
public final class HitStore {
    private final Jdbi jdbi;
    private final EvidenceStore evidence;

    /** On a migrated database. */
    public HitStore(Jdbi jdbi, EvidenceStore evidence) {
        this.jdbi = jdbi;
        this.evidence = evidence;
    }

    /** How often a token was asked for; empty when never. (Primary key of canary_token.) */
    public Optional<HitCount> countOf(Token token) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select hits, dropped, first_at, last_at from canary_token where token = :token")
                .bind("token", token.value())
                .map((row, context) -> new HitCount(
                        row.getLong("hits"), row.getLong("dropped"), instant(row, "first_at"), instant(row, "last_at")))
                .findOne());
    }

    /** The hits of a token, earliest first. (Index canary_hit_by_token.) */
    public List<CanaryHit> of(Token token, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select received_at, token, phase, nonce, asked, type, host(source) as source, client_subnet,
                          declared, transport, packet
                        from canary_hit where token = :token order by received_at limit :limit
                        """)
                .bind("token", token.value())
                .bind("limit", limit)
                .map(HitStore::hit)
                .list());
    }

    /** The tokens of all install targets, open or not: closed drills are asked for, too. */
    Set<Token> issuedTokens() {
        return jdbi.withHandle(handle -> handle.createQuery("select token from install_target")
                .map((row, context) -> new Token(row.getString(1)))
                .set());
    }

    /** As {@link HitLog} says. */
    void write(List<Stored> pages, List<UUID> forgotten) throws RejectedEvidenceException {
        var batches = new ArrayList<HitBatch>();
        for (var page : pages) {
            batches.add(read(page));
        }
        try {
            jdbi.useTransaction(handle -> write(handle, pages, batches, forgotten));
        } catch (SQLException | JdbiException e) {
            if (refusal(e).isEmpty()) {
                throw new IllegalStateException(e.getMessage(), e);
            }
            findTheCulprit(pages, e);
        }
    }

    private static HitBatch read(Stored page) throws RejectedEvidenceException {
        try {
            return HitBatch.read(page.body());
        } catch (IllegalArgumentException e) {
            throw new RejectedEvidenceException(
                    page.id(), "this version of the program cannot read it: " + e.getMessage());
        }
    }

    private void findTheCulprit(List<Stored> pages, Exception refusal) throws RejectedEvidenceException {
        if (pages.size() == 1) {
            throw new RejectedEvidenceException(
                    pages.get(0).id(),
                    "PostgreSQL refuses it: "
                            + refusal(refusal).map(Exception::getMessage).orElse(""));
        }
        for (var page : pages) {
            write(List.of(page), List.of());
        }
    }

    private void write(Handle handle, List<Stored> pages, List<HitBatch> batches, List<UUID> forgotten)
            throws SQLException {
        var connection = handle.getConnection();
        var fresh = fresh(connection, pages);
        var hits = new ArrayList<CanaryHit>();
        var counts = new TreeMap<String, HitCount>(); // in one order on all servers, so that they do not deadlock
        for (var i = 0; i < pages.size(); i++) {
            if (fresh.contains(pages.get(i).id())) {
                hits.addAll(batches.get(i).hits());
                batches.get(i)
                        .dropped()
                        .forEach(dropped -> counts.merge(
                                dropped.token(),
                                new HitCount(0, dropped.count(), dropped.firstAt(), dropped.lastAt()),
                                HitCount::and));
            }
        }
        for (var hit : hits) {
            var at = hit.receivedAt();
            counts.merge(hit.drill().token().value(), new HitCount(1, 0, at, at), HitCount::and);
        }
        HitCopy.write(connection.unwrap(PGConnection.class).getCopyAPI(), hits);
        count(connection, counts);
        var rows = new HitEvidence(connection).of(hits);
        if (!rows.isEmpty()) {
            evidence.append(handle, rows);
        }
        try (var delete = connection.prepareStatement("delete from canary_batch where id = any (?)")) {
            delete.setArray(1, connection.createArrayOf("uuid", forgotten.toArray()));
            delete.executeUpdate();
        }
    }

    private static Set<UUID> fresh(Connection connection, List<Stored> pages) throws SQLException {
        var fresh = new HashSet<UUID>();
        try (var insert = connection.prepareStatement(
                "insert into canary_batch (id) select unnest(?::uuid[]) on conflict do nothing returning id")) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", pages.stream().map(Stored::id).toArray()));
            try (var inserted = insert.executeQuery()) {
                while (inserted.next()) {
                    fresh.add(inserted.getObject(1, UUID.class));
                }
            }
        }
        return fresh;
    }

    private static void count(Connection connection, Map<String, HitCount> counts) throws SQLException {
        if (counts.isEmpty()) {
            return;
        }
        var values = List.copyOf(counts.values());
        try (var upsert = connection.prepareStatement("""
                insert into canary_token as t (token, hits, dropped, first_at, last_at)
                select * from unnest(?::text[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[])
                on conflict (token) do update set
                  hits = t.hits + excluded.hits,
                  dropped = t.dropped + excluded.dropped,
                  first_at = least(t.first_at, excluded.first_at),
                  last_at = greatest(t.last_at, excluded.last_at)
                """)) {
            upsert.setArray(1, connection.createArrayOf("text", counts.keySet().toArray()));
            upsert.setArray(
                    2,
                    connection.createArrayOf(
                            "int8", values.stream().map(HitCount::hits).toArray()));
            upsert.setArray(
                    3,
                    connection.createArrayOf(
                            "int8", values.stream().map(HitCount::dropped).toArray()));
            upsert.setArray(
                    4,
                    connection.createArrayOf(
                            "timestamptz",
                            values.stream()
                                    .map(HitCount::firstAt)
                                    .map(Instant::toString)
                                    .toArray()));
            upsert.setArray(
                    5,
                    connection.createArrayOf(
                            "timestamptz",
                            values.stream()
                                    .map(HitCount::lastAt)
                                    .map(Instant::toString)
                                    .toArray()));
            upsert.executeUpdate();
        }
    }

    private static CanaryHit hit(ResultSet row, StatementContext context) throws SQLException {
        return new CanaryHit(
                instant(row, "received_at"),
                address(row.getString("source")),
                row.getString("transport"),
                new DrillName(
                        Phase.ofCode(row.getString("phase")).orElseThrow(),
                        row.getString("nonce"),
                        new Token(row.getString("token"))),
                row.getString("asked"),
                row.getString("type"),
                Optional.ofNullable(row.getString("client_subnet")),
                Optional.ofNullable(row.getString("declared")),
                row.getBytes("packet"));
    }

    private static InetAddress address(String text) throws SQLException {
        try {
            return InetAddress.getByName(text); // of digits: nothing is looked up
        } catch (UnknownHostException e) {
            throw new SQLException("'" + text + "' is no address", e);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** SQLSTATE classes 22 (data exception) and 23 (integrity constraint violation): trying again cannot help. */
    private static Optional<PSQLException> refusal(Throwable problem) {
        for (var cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException refused && refused.getSQLState() != null) {
                var state = refused.getSQLState();
                return state.startsWith("22") || state.startsWith("23") ? Optional.of(refused) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}

package io.drillmaster.sample;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Deletes rows of sample exercises from every table that has any. It is the one place that knows all of those tables,
 * because nothing else is ever deleted; a test compares its list with the references that the database knows of.
 */
final class SampleStore {
    private static final String SAMPLES = "(select id from exercise where sample)";

    /** By their column {@code exercise_id}, in an order in which no row is left that refers to a deleted one. */
    static final List<String> BY_EXERCISE = List.of(
            "exercise_result",
            "measurement",
            "evidence",
            "review_section",
            "gap", // its changes go with it
            "publication_receipt",
            "registry_dist_tag",
            "registry_token",
            "registry_file",
            "probe_key");

    /** By the token of a sample's package. */
    static final List<String> BY_TOKEN = List.of("drill_attestation");

    /** Of the tabletops among them, by their column {@code tabletop_id}. */
    static final List<String> BY_TABLETOP = List.of("gap", "tabletop_feedback", "tabletop_person", "tabletop_event");

    private final Jdbi jdbi;

    SampleStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    int count() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from exercise where sample")
                .mapTo(Integer.class)
                .one());
    }

    int countRealOnesNotBy(String login) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from exercise where not sample and created_by <> :login")
                        .bind("login", login)
                        .mapTo(Integer.class)
                        .one());
    }

    int remove() {
        return jdbi.inTransaction(handle -> {
            // Whoever measures one of them now holds its row; they are waited for, and find it gone the next time.
            handle.createQuery("select id from exercise where sample order by id for update")
                    .mapTo(Long.class)
                    .list();
            for (var table : BY_TOKEN) {
                handle.execute("delete from " + table + " where token in (select token from install_target"
                        + " where exercise_id in " + SAMPLES + ")");
            }
            for (var table : BY_EXERCISE) {
                deleteFrom(handle, table);
            }
            deleteFrom(handle, "install_target");
            handle.execute("delete from annotation where sample"); // not of any one exercise
            removeTabletops(handle);
            return handle.execute("delete from exercise where sample");
        });
    }

    private static void removeTabletops(Handle handle) {
        handle.createQuery("select id from tabletop where sample order by id for update")
                .mapTo(Long.class)
                .list();
        for (var table : BY_TABLETOP) {
            handle.execute("delete from " + table + " where tabletop_id in (select id from tabletop where sample)");
        }
        handle.execute("delete from tabletop where sample");
    }

    private static void deleteFrom(Handle handle, String table) {
        handle.execute("delete from " + table + " where exercise_id in " + SAMPLES);
    }
}

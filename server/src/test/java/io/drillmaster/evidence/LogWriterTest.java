package io.drillmaster.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.db.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inbox, writer and PostgreSQL together. */
class LogWriterTest {
    private static final TestDatabase DB = TestDatabase.fresh();

    @TempDir
    private Path directory;

    private final EvidenceStore store = new EvidenceStore(DB.database().jdbi());

    @AfterAll
    static void drop() {
        DB.close();
    }

    @Test
    void aRowThatPostgresqlRefusesIsLaidAsideAndTheOthersGoOn() throws Exception {
        var before = row().build();
        var refused = row().exercise(new ExerciseId(999_999)).build(); // there is no such exercise
        var after = row().build();
        try (var inbox = Inbox.open(InboxSettings.in(directory.resolve("inbox.db")), new LogWriter(store))) {
            inbox.append(List.of(before, refused, after)).get();

            assertThat(inbox.awaitDrained(Duration.ofSeconds(20))).isTrue();
            assertThat(inbox.rejected()).isEqualTo(1);
        }
        assertThat(store.find(before.id())).isPresent();
        assertThat(store.find(refused.id())).isEmpty();
        assertThat(store.find(after.id())).isPresent();
    }

    private static NewEvidence.Builder row() {
        return NewEvidence.of("test", Instant.parse("2026-03-02T12:00:00Z"), new Fact.Reported("seen"));
    }
}

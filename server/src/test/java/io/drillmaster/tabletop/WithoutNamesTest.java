package io.drillmaster.tabletop;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.common.TabletopId;
import io.drillmaster.db.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WithoutNamesTest {
    private static final TestDatabase DB = TestDatabase.fresh();

    private final Tabletops tabletops =
            new Tabletops(DB.database().jdbi(), () -> Instant.parse("2026-11-21T09:00:00Z"));

    @AfterAll
    static void drop() {
        DB.close();
    }

    @Test
    void aNameGivenAtTheDoorIsARoleInWhatIsKept() {
        var id = tabletops.create("Tuesday", Story.msel(), "ada");
        var ada = Actor.staff("ada");
        does(id, ada, new CourseEvent.LobbyOpened());
        var cleo = tabletops.join(id, "Cleo O’Hara-Smith", "ic");
        tabletops.join(id, "will", "dev");
        tabletops.join(id, "D. (on duty)$1", Person.OBSERVER);
        tabletops.join(id, "X", "dev");
        does(id, ada, new PeopleEvent.Removed(cleo.person()));

        var names = WithoutNames.of(tabletops.console(id));

        assertThat(names.in("Cleo O’Hara-Smith asked Will; cleo will ask X. O’Hara-Smith's list, Cleopatra, Willing"))
                .isEqualTo("Incident commander asked Developer; cleo will ask X. Incident commander's list,"
                        + " Cleopatra, Willing");
        assertThat(names.in("D. (on duty)$1 wrote")).isEqualTo("somebody who looked on wrote");
        assertThat(names.in("Nobody.")).isEqualTo("Nobody.");
    }

    private void does(TabletopId id, Actor by, TabletopEvent event) {
        var unused = tabletops.act(id, by, null, event);
    }
}

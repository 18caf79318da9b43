package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.common.TabletopId;
import io.drillmaster.identity.Role;
import io.drillmaster.tabletop.Actor;
import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.Feedback;
import io.drillmaster.tabletop.Seat;
import io.drillmaster.tabletop.Story;
import io.drillmaster.tabletop.TabletopEvent;
import io.drillmaster.tabletop.Tabletops;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RoomFeedbackTest {
    private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start();

    @BeforeAll
    static void accounts() {
        DRILLMASTER.account("ada", Role.ADMINISTRATOR);
    }

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void whoSatInTheRoomSaysOnceWhatTheyThinkAndNobodyElseDoes() {
        var tabletops = DRILLMASTER.parts().tabletops();
        var id = tabletops.create("Tuesday", Story.msel(), "ada");
        does(tabletops, id, new CourseEvent.LobbyOpened());
        var seat = tabletops.join(id, "Cleo", "ic");
        var cleo = new Person(DRILLMASTER.address());
        var form = "/room/" + id + "/feedback";
        assertThat(cleo.get(form).statusCode()).as("not in the room").isEqualTo(403);
        sits(cleo, seat);
        assertThat(cleo.get(form).body()).contains("EXERCISE", "asked for when the story is over");

        does(tabletops, id, new CourseEvent.Started(List.of("dev")));
        does(tabletops, id, new CourseEvent.HotwashBegun());
        var empty = cleo.submit(form, form, Map.of("plans", " "));
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("Nothing is filled in");
        var wrong = cleo.submit(form, form, Map.of("REALISM", "9", "unseen", "the phone <rang>"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("1 to 5", "the phone &lt;rang&gt;");

        assertThat(cleo.submit(form, form, Map.of("REALISM", "4", "strength2", "calm"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(cleo.get(form).body()).contains("Thank you").doesNotContain("Send it");
        assertThat(tabletops.feedback(id).counts().get(Feedback.Statement.REALISM))
                .containsExactly(0, 0, 0, 1, 0);
        assertThat(tabletops.feedback(id).strengths()).containsExactly("calm");
    }

    private static void sits(Person person, Seat seat) {
        person.keep("room-" + seat.session(), seat.token());
    }

    private static void does(Tabletops tabletops, TabletopId id, TabletopEvent event) {
        var unused = tabletops.act(id, Actor.staff("ada"), null, event);
    }
}

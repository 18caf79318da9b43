package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.common.TabletopId;
import io.drillmaster.tabletop.Actor;
import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.InjectEvent;
import io.drillmaster.tabletop.Story;
import io.drillmaster.tabletop.TabletopEvent;
import io.drillmaster.tabletop.Tabletops;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A session for tests of its room, and what its facilitator does. */
final class RoomFixture {
    private static final Actor FACILITATOR = Actor.staff("ada");

    private final Tabletops tabletops;
    private final TabletopId id;

    private RoomFixture(Tabletops tabletops, TabletopId id) {
        this.tabletops = tabletops;
        this.id = id;
    }

    /** A session that is still a draft. */
    static RoomFixture draft(ApplicationFixture drillmaster) {
        var tabletops = drillmaster.parts().tabletops();
        return new RoomFixture(tabletops, tabletops.create("Tuesday's tabletop", Story.msel(), "ada"));
    }

    /** A session into which people can come. */
    static RoomFixture open(ApplicationFixture drillmaster) {
        return draft(drillmaster).does(new CourseEvent.LobbyOpened());
    }

    TabletopId id() {
        return id;
    }

    Tabletops tabletops() {
        return tabletops;
    }

    String room() {
        return "/room/" + id;
    }

    String door() {
        return "/join/" + tabletops.row(id).code().orElseThrow();
    }

    RoomFixture does(TabletopEvent event) {
        var unused = tabletops.act(id, FACILITATOR, null, event);
        return this;
    }

    RoomFixture start() {
        return does(new CourseEvent.Started(List.of("ic", "dev")));
    }

    RoomFixture release(String inject) {
        return does(new InjectEvent.Released(inject, Optional.empty()));
    }

    /** Somebody who came in through the pages. */
    Person join(ApplicationFixture drillmaster, String name, String role) {
        var person = new Person(drillmaster.address());
        var answer = person.submit(door(), door(), Map.of("name", name, "role", role));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return person;
    }

    /** The random id under which the room knows somebody of this name. */
    String person(String name) {
        return tabletops.console(id).people().stream()
                .filter(there -> there.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }
}

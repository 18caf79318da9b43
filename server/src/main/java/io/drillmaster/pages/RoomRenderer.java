package io.drillmaster.pages;

import io.drillmaster.pages.view.RoomFrame;
import io.drillmaster.tabletop.OwnView;
import io.drillmaster.tabletop.StoryView;
import java.util.Map;
import java.util.Optional;

/** Makes the story of a tabletop's room into HTML: once for all of a role, or as a whole page for one of them. */
public final class RoomRenderer {
    private final Templates templates;
    private final RoomPresenter presenter = new RoomPresenter();

    /** With these templates. */
    public RoomRenderer(Templates templates) {
        this.templates = templates;
    }

    /**
     * The story as all of a role are told it. Nothing of it depends on the moment, so that it changes only when something
     * happens; clocks and what is of one person alone is filled in by the browser.
     */
    public String story(StoryView story) {
        return templates.render(
                "room-story", Map.of("story", presenter.story(story, Optional.empty()), "frame", RoomFrame.ofAll()));
    }

    String page(RoomFrame frame, StoryView story, OwnView own) {
        return templates.render("room", Map.of("frame", frame, "story", presenter.story(story, Optional.of(own))));
    }
}

package io.drillmaster.pages;

import io.drillmaster.common.TabletopId;
import io.drillmaster.pages.view.RoomFrame;
import io.drillmaster.tabletop.OwnView;
import io.drillmaster.tabletop.StoryView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes the story of a tabletop's room into HTML: once for all of a role, or as a whole page for one of them. */
public final class RoomRenderer {
    private static final int MOST_KEPT = 100;

    private final Templates templates;
    private final RoomPresenter presenter = new RoomPresenter();

    /** The last of each session and role; those that nobody asked for longest go first. Guarded by itself. */
    private final Map<Key, Made> made = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Made> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private record Key(TabletopId session, String role) {}

    private record Made(StoryView standing, String html) {}

    /** With these templates. */
    public RoomRenderer(Templates templates) {
        this.templates = templates;
    }

    /**
     * The story as all of a role are told it. Nothing of it depends on the moment, so that it changes only when something
     * happens that they see; clocks and what is of one person alone is filled in by the browser. It is made anew only then:
     * a hundred hidden answers change nothing of it.
     */
    public String story(StoryView story) {
        var key = new Key(story.id(), story.role().id());
        var standing = story.standing();
        synchronized (made) {
            var before = made.get(key);
            if (before != null && before.standing().equals(standing)) {
                return before.html();
            }
        }
        var html = templates.render(
                "room-story", Map.of("story", presenter.story(standing, Optional.empty()), "frame", RoomFrame.ofAll()));
        synchronized (made) {
            made.put(key, new Made(standing, html));
        }
        return html;
    }

    String page(RoomFrame frame, StoryView story, OwnView own) {
        return templates.render("room", Map.of("frame", frame, "story", presenter.story(story, Optional.of(own))));
    }
}

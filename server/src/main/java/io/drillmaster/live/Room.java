package io.drillmaster.live;

import io.drillmaster.tabletop.StoryView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The open pages of one session. Pages come and go on any thread; the rest is the hub's thread's. */
final class Room {
    private final Set<RoomBrowser> browsers = ConcurrentHashMap.newKeySet();
    private final Set<String> arrived = ConcurrentHashMap.newKeySet();
    private final Set<String> departed = ConcurrentHashMap.newKeySet();

    /** By role, what was made of the story last. */
    private final Map<String, Made> made = new HashMap<>();

    /** {@code version} is another one whenever the HTML is. */
    private record Made(String html, List<RoomPart> parts, int version, String mark) {}

    void enter(RoomBrowser browser) {
        browsers.add(browser);
        arrived.add(browser.person());
    }

    void leave(RoomBrowser browser) {
        browsers.remove(browser);
        departed.add(browser.person());
    }

    Set<RoomBrowser> browsers() {
        return browsers;
    }

    /** Nobody is there, and nobody left since it was written down who is. */
    boolean isQuiet() {
        return browsers.isEmpty() && departed.isEmpty();
    }

    /** These pages by their person's role now. Whoever was sent out is told so, and closed. */
    static Map<String, List<RoomBrowser>> byRole(List<RoomBrowser> there, Map<String, String> people, byte[] gone) {
        var byRole = new HashMap<String, List<RoomBrowser>>();
        for (var browser : there) {
            var role = people.get(browser.person());
            if (role == null) {
                browser.sendAway(gone);
            } else {
                byRole.computeIfAbsent(role, unseen -> new ArrayList<>()).add(browser);
            }
        }
        return byRole;
    }

    /** The story for all pages of its role. It is taken apart only when its HTML is another one than before. */
    RoomEvents.Told told(StoryView story, Function<StoryView, String> html) {
        var role = story.role().id();
        var before = made.getOrDefault(role, new Made("", List.of(), 0, ""));
        var text = html.apply(story);
        var same = text.equals(before.html());
        var parts = same ? before.parts() : RoomPart.split(text);
        var version = same ? before.version() : before.version() + 1;
        var told = RoomEvents.story(story, parts, version, before.parts(), before.mark());
        made.put(role, new Made(text, parts, version, told.mark()));
        return told;
    }

    List<String> takeArrived() {
        return taken(arrived);
    }

    /** Those who have no page open any more. */
    List<String> takeDeparted() {
        var gone = taken(departed);
        browsers.forEach(browser -> gone.remove(browser.person()));
        return gone;
    }

    void close() {
        browsers.forEach(RoomBrowser::close);
    }

    private static List<String> taken(Set<String> from) {
        var taken = new ArrayList<>(from);
        taken.forEach(from::remove);
        return taken;
    }
}

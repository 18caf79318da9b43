package io.drillmaster.live;

import io.drillmaster.common.Json;
import io.drillmaster.tabletop.StoryView;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What pages of a room are told, as server-sent events. */
final class RoomEvents {
    private RoomEvents() {}

    /**
     * A story to tell.
     *
     * @param mark another one when the story, or the course of its clock, is another one
     * @param whole for pages that come
     * @param base mark of the story before
     * @param change for pages that have the one before: parts that are as they were have no HTML
     */
    record Told(String mark, byte[] whole, String base, byte[] change) {}

    private record Clock(long elapsedMs, boolean running) {
        static Clock of(StoryView story) {
            return new Clock(story.clock().elapsed().toMillis(), story.clock().running());
        }
    }

    /** {@code left} is what each timer still has, in milliseconds, by inject. */
    private record Story(long seq, Clock clock, Map<String, Long> left, List<Part> parts) {}

    private record Part(String id, Optional<String> html) {}

    private record Beat(long seq, Clock clock) {}

    /** The story in these parts, after one in those that are known already. */
    static Told story(StoryView story, List<RoomPart> parts, List<RoomPart> known, String base) {
        var html = parts.stream().map(RoomPart::html).collect(Collectors.joining());
        return new Told(
                story.role().id() + course(story) + html,
                event(story, parts, List.of()),
                base,
                event(story, parts, known));
    }

    private static byte[] event(StoryView story, List<RoomPart> parts, List<RoomPart> known) {
        var left = new LinkedHashMap<String, Long>();
        story.injects().forEach(told -> told.left().ifPresent(rest -> left.put(told.id(), rest.toMillis())));
        var same = Set.copyOf(known);
        var told = parts.stream()
                .map(part -> new Part(part.id(), Optional.of(part.html()).filter(unseen -> !same.contains(part))))
                .toList();
        return event("story", story.seq(), Json.write(new Story(story.seq(), Clock.of(story), left, told)));
    }

    static byte[] beat(StoryView story) {
        return event("beat", story.seq(), Json.write(new Beat(story.seq(), Clock.of(story))));
    }

    /** The same as long as the clock only runs on, or only stands still. */
    private static String course(StoryView story) {
        var clock = story.clock();
        var zero = clock.running()
                ? Duration.between(Instant.EPOCH, clock.serverNow()).minus(clock.elapsed())
                : clock.elapsed();
        return clock.running() + " " + zero + " ";
    }

    /** JSON has no line breaks of its own, so one line of data holds it. */
    private static byte[] event(String name, long seq, String json) {
        return ("event: " + name + "\nid: " + seq + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}

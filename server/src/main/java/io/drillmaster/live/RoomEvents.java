package io.drillmaster.live;

import io.drillmaster.common.Json;
import io.drillmaster.tabletop.StoryView;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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
     *
     * <p>Both are written when the first page wants them, and once: what nobody saw change is written for nobody.
     */
    record Told(String mark, Supplier<byte[]> whole, String base, Supplier<byte[]> change) {}

    private record Clock(long elapsedMs, boolean running) {
        static Clock of(StoryView story) {
            return new Clock(story.clock().elapsed().toMillis(), story.clock().running());
        }
    }

    /**
     * {@code left} is what each timer still has, in milliseconds, by inject. Who has not answered those in {@code reminded} is
     * told so by their own browser, which knows it.
     */
    private record Story(long seq, Clock clock, Map<String, Long> left, List<String> reminded, List<Part> parts) {}

    private record Part(String id, Optional<String> html) {}

    private record Beat(long seq, Clock clock) {}

    /**
     * The story in these parts, after one in those that are known already.
     *
     * @param version of the parts
     */
    static Told story(StoryView story, List<RoomPart> parts, int version, List<RoomPart> known, String base) {
        return new Told(
                story.role().id() + " " + course(story) + reminded(story) + " " + version,
                once(() -> event("story", story.seq(), json(story, parts, List.of()))),
                base,
                once(() -> event("story", story.seq(), json(story, parts, known))));
    }

    /** The whole story, for a page that asks for it. */
    static String snapshot(StoryView story, List<RoomPart> parts) {
        return json(story, parts, List.of());
    }

    private static String json(StoryView story, List<RoomPart> parts, List<RoomPart> known) {
        var left = new LinkedHashMap<String, Long>();
        story.injects().forEach(told -> told.left().ifPresent(rest -> left.put(told.id(), rest.toMillis())));
        var same = Set.copyOf(known);
        var told = parts.stream()
                .map(part -> new Part(part.id(), Optional.of(part.html()).filter(unseen -> !same.contains(part))))
                .toList();
        return Json.write(new Story(story.seq(), Clock.of(story), left, reminded(story), told));
    }

    private static List<String> reminded(StoryView story) {
        return story.injects().stream()
                .filter(StoryView.Told::reminded)
                .map(StoryView.Told::id)
                .toList();
    }

    /** Only the hub's thread asks. */
    private static Supplier<byte[]> once(Supplier<byte[]> write) {
        var written = new ArrayList<byte[]>(1);
        return () -> {
            if (written.isEmpty()) {
                written.add(write.get());
            }
            return written.get(0);
        };
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

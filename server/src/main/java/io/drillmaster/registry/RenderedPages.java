package io.drillmaster.registry;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Pages that were rendered before and are still right: the package has had no change since. */
final class RenderedPages {
    private static final int MOST = 4000;

    private final ConcurrentHashMap<Key, Kept> pages = new ConcurrentHashMap<>();

    /**
     * Which page of a package.
     *
     * @param form whatever else it depends on: the media type, the address that a client asked at
     */
    record Key(String packageKey, Viewer viewer, String form) {}

    private record Kept(long revision, RenderedPage page) {}

    RenderedPage get(PackageListing listing, Viewer viewer, String form, Supplier<RenderedPage> renderer) {
        var key = new Key(listing.key(), viewer, form);
        var kept = pages.get(key);
        if (kept != null && kept.revision == listing.revision()) {
            return kept.page;
        }
        var page = renderer.get();
        if (pages.size() >= MOST) {
            pages.clear();
        }
        pages.put(key, new Kept(listing.revision(), page));
        return page;
    }
}

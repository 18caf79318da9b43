package io.drillmaster.registry;

import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.Ecosystem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What the registry holds, read from memory where possible. A change that this server makes is seen at once, one that
 * another server of the cluster makes within half a second.
 */
public final class RegistryCatalog {
    private static final long FRESH = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int MOST_PACKAGES = 2000;
    private static final long MOST_BYTES = 32L * 1024 * 1024;
    private static final long LARGEST_KEPT = 4L * 1024 * 1024;

    private final RegistryStore store;
    private final ConcurrentHashMap<Name, Known> packages = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, byte[]> contents = new ConcurrentHashMap<>();

    private record Name(Ecosystem ecosystem, String key) {}

    private record Known(PackageListing listing, long readAt, long changes) {}

    /** Of this registry. */
    public RegistryCatalog(RegistryStore store) {
        this.store = store;
    }

    /** The package as this viewer sees it, with at least one file; empty when it sees none. */
    public Optional<PackageListing> find(Ecosystem ecosystem, String key, Viewer viewer) {
        return listing(new Name(ecosystem, key))
                .map(listing -> listing.seenBy(viewer))
                .filter(listing -> !listing.files().isEmpty());
    }

    /** Names that have a file which the viewer sees, in order. */
    public List<String> names(Ecosystem ecosystem, Viewer viewer) {
        return store.names(ecosystem, viewer);
    }

    /**
     * The bytes of a file; do not change them.
     *
     * @throws Problem 404 when it was withdrawn
     */
    public byte[] content(RegistryFile file) {
        var kept = contents.get(file.sha256());
        if (kept != null) {
            return kept;
        }
        var content = store.content(file)
                .orElseThrow(() -> Problem.notFound("The file " + file.filename() + " was withdrawn."));
        if (content.length <= LARGEST_KEPT) {
            if (contents.size() * LARGEST_KEPT >= MOST_BYTES
                    && contents.values().stream()
                                            .mapToLong(bytes -> bytes.length)
                                            .sum()
                                    + content.length
                            > MOST_BYTES) {
                contents.clear();
            }
            contents.put(file.sha256(), content);
        }
        return content;
    }

    private Optional<PackageListing> listing(Name name) {
        var before = packages.get(name);
        if (before != null && before.changes == store.changes() && System.nanoTime() - before.readAt < FRESH) {
            return Optional.of(before.listing);
        }
        var changes = store.changes(); // before reading: what is committed meanwhile makes this outdated
        var readAt = System.nanoTime();
        var listing = store.listing(name.ecosystem, name.key);
        if (packages.size() >= MOST_PACKAGES) {
            packages.clear();
        }
        listing.ifPresent(found -> packages.put(name, new Known(found, readAt, changes)));
        return listing;
    }
}

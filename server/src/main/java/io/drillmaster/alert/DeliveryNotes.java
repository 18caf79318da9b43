package io.drillmaster.alert;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last deliveries of each hook that are not written down yet. Bounded: of a burst, the last are kept. Nothing but a page
 * depends on them, so they may be lost with the process.
 */
final class DeliveryNotes {
    /** As many as a page shows. */
    static final int MOST = 20;

    private final Map<String, Deque<ReceivedDelivery>> byKeyHash = new ConcurrentHashMap<>();

    void add(String keyHash, ReceivedDelivery delivery) {
        byKeyHash.compute(keyHash, (hash, present) -> {
            var notes = present == null ? new ArrayDeque<ReceivedDelivery>() : present;
            if (notes.size() == MOST) {
                notes.removeFirst();
            }
            notes.addLast(delivery);
            return notes;
        });
    }

    /** Writes down what there is. */
    void write(AlertSourceStore store) {
        for (var keyHash : List.copyOf(byKeyHash.keySet())) {
            var notes = byKeyHash.remove(keyHash);
            if (notes != null) {
                store.note(keyHash, List.copyOf(notes));
            }
        }
    }
}

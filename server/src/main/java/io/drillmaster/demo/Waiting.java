package io.drillmaster.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for something to become so, looking again and again. */
final class Waiting {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private Waiting() {}

    /** The first value that the condition holds for; empty when the patience ran out. */
    static <T> Optional<T> until(Duration patience, Supplier<T> look, Predicate<T> condition) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var value = look.get();
            if (condition.test(value)) {
                return Optional.of(value);
            }
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                return Optional.empty();
            }
            pause(BETWEEN_LOOKS);
        }
    }

    static void pause(Duration length) {
        LockSupport.parkNanos(length.toNanos());
    }
}

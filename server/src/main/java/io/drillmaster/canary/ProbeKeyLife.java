package io.drillmaster.canary;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** For how long a probe's key is good. */
public enum ProbeKeyLife {
    /** For one CI job or one visit to a host. */
    HOUR("1h", "1 hour", Optional.of(Duration.ofHours(1))),
    /** For a working day. */
    DAY("8h", "8 hours", Optional.of(Duration.ofHours(8))),
    /** Until the window's end, wherever the window is moved to. */
    WINDOW("window", "until the window’s end", Optional.empty());

    /** So that a probe that watches can tell what it saw last, and learns that the exercise is over. */
    static final Duration AFTER_THE_WINDOW = Duration.ofMinutes(15);

    private final String id;
    private final String title;
    private final Optional<Duration> length;

    ProbeKeyLife(String id, String title, Optional<Duration> length) {
        this.id = id;
        this.title = title;
        this.length = length;
    }

    /** As forms spell it. */
    public String id() {
        return id;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** From when it was made; empty when it ends with the window. */
    Optional<Duration> length() {
        return length;
    }

    /** The one that a form names. */
    public static Optional<ProbeKeyLife> of(String id) {
        return Arrays.stream(values()).filter(life -> life.id.equals(id)).findFirst();
    }
}

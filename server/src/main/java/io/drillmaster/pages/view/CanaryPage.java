package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET {@code /canary}: what the canary listens on and what it saw, known or not.
 *
 * @param refreshes whether the page asks for itself again every half minute
 * @param rates how many rows came in the last minute, hour and day
 * @param listeners where it listens
 * @param declared networks that are declared; empty when none is
 * @param inbox what waits for the database, and what it refused
 * @param hits the last rows, newest first
 * @param unknown tokens that no exercise gave out
 */
public record CanaryPage(
        boolean refreshes,
        List<NamedValue> rates,
        List<NamedValue> listeners,
        List<NamedValue> declared,
        List<NamedValue> inbox,
        List<Hit> hits,
        List<Unknown> unknown)
        implements Page {
    public CanaryPage {
        rates = List.copyOf(rates);
        listeners = List.copyOf(listeners);
        declared = List.copyOf(declared);
        inbox = List.copyOf(inbox);
        hits = List.copyOf(hits);
        unknown = List.copyOf(unknown);
    }

    /**
     * One row of evidence.
     *
     * @param what what was observed
     * @param asked the name or line that was asked
     * @param from who asked: a resolver, or a client
     * @param evidence the row, by its time
     * @param exercise whose token it was; null when no exercise gave it out
     * @param mark what a reader must know: unknown token, declared network, after the end; null when nothing
     */
    public record Hit(
            String what,
            String asked,
            String from,
            Link evidence,
            @Nullable Link exercise,
            @Nullable Chip mark) {}

    /** A token that no exercise gave out. */
    public record Unknown(String token, long rows, Moment first, Moment last) {}
}

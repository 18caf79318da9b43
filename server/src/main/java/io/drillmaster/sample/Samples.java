package io.drillmaster.sample;

import org.jdbi.v3.core.Jdbi;

/** The sample exercises that are there, and how they go away. */
public final class Samples {
    private final SampleStore store;

    /** On a migrated database. */
    public Samples(Jdbi jdbi) {
        this.store = new SampleStore(jdbi);
    }

    /** How many sample exercises there are. */
    public int count() {
        return store.count();
    }

    /** How many exercises there are besides samples that this account did not plan. */
    public int realOnesNotBy(String login) {
        return store.countRealOnesNotBy(login);
    }

    /**
     * Removes every sample exercise with all that refers to it, in one transaction. What is said elsewhere of other
     * exercises stays as it is.
     *
     * @return how many exercises there were
     */
    public int remove() {
        return store.remove();
    }
}

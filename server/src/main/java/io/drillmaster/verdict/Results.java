package io.drillmaster.verdict;

import io.drillmaster.common.ExerciseId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The newest result of every finished exercise, for pages and exports that look at many. */
public final class Results {
    private final ResultStore store;
    private final ResultMemory memory;

    /** On a migrated database. */
    public Results(Jdbi jdbi) {
        this.store = new ResultStore(jdbi);
        this.memory = new ResultMemory(jdbi);
    }

    /** Those that pass, oldest first. Exercises that are planned or running are none. */
    public List<Result> of(ResultFilter filter) {
        return finished().of(filter);
    }

    /** All of them as they are now. The first call reads all, a later one what changed since. */
    public Finished finished() {
        return memory.now();
    }

    /** Those of these exercises that are finished and measured, oldest first. */
    public List<Result> of(Collection<ExerciseId> exercises) {
        return store.of(exercises);
    }

    /** That of one exercise; empty when it is not finished or not measured. */
    public Optional<Result> find(ExerciseId exercise) {
        return store.of(List.of(exercise)).stream().findFirst();
    }

    /** Makes rows that are missing again from the measurements, which they derive from. @return how many */
    public int complete() {
        return store.complete();
    }
}

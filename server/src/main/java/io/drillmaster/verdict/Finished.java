package io.drillmaster.verdict;

import java.util.List;

/**
 * The results of all finished exercises at one moment.
 *
 * @param revision the same as long as nothing changed; another one afterwards. It counts within this process only
 * @param results oldest first
 * @param choices what there is to choose from in filters: values that at least one of them has
 */
public record Finished(long revision, List<Result> results, ResultChoices choices) {
    Finished(long revision, List<Result> results) {
        this(revision, results, ResultChoices.of(results));
    }

    public Finished {
        results = List.copyOf(results);
    }

    /** Those that pass, oldest first. */
    public List<Result> of(ResultFilter filter) {
        return filter.equals(ResultFilter.ALL)
                ? results
                : results.stream().filter(filter::passes).toList();
    }
}

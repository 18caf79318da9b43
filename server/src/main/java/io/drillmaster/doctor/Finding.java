package io.drillmaster.doctor;

/**
 * One thing that a check found.
 *
 * @param found what was found, a sentence
 * @param toDo what to do about it, a sentence; empty when there is nothing to do
 */
public record Finding(Result result, String found, String toDo) {
    static Finding ok(String found) {
        return new Finding(Result.OK, found, "");
    }

    static Finding skipped(String found) {
        return new Finding(Result.SKIPPED, found, "");
    }

    static Finding warn(String found, String toDo) {
        return new Finding(Result.WARN, found, toDo);
    }

    static Finding fail(String found, String toDo) {
        return new Finding(Result.FAIL, found, toDo);
    }
}

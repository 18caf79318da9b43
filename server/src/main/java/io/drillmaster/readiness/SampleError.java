package io.drillmaster.readiness;

/**
 * Why one sample of those that were sent cannot be taken.
 *
 * @param place such as {@code line 4} or {@code sample 2}
 * @param field which part of it; empty when it is the whole
 * @param sentence what was found and what to do
 */
public record SampleError(String place, String field, String sentence) {
    @Override
    public String toString() {
        return place + (field.isEmpty() ? "" : ", " + field) + ": " + sentence;
    }
}

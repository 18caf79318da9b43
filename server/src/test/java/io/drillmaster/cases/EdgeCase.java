package io.drillmaster.cases;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The test shows this edge case of measuring, by its number in docs/edge-cases.md. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface EdgeCase {
    /** One or more of 1 to 60. */
    int[] value();
}

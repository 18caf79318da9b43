package io.drillmaster.pages.view;

/** One thing in a form that is drawn from data: an input, or a block of them. */
public sealed interface FormItem permits FormBlock, FormInput {
    /** Whether it is an input, for templates. */
    default boolean isInput() {
        return this instanceof FormInput;
    }
}

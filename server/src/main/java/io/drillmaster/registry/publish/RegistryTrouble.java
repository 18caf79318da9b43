package io.drillmaster.registry.publish;

/** A registry did not do what it was asked, or must not be asked; the message is for people. */
public final class RegistryTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** {@code sentence}: who was asked what, what was answered, and what to do. */
    public RegistryTrouble(String sentence) {
        super(sentence, null, false, false);
    }
}

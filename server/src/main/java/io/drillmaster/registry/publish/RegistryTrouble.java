package io.drillmaster.registry.publish;

/** A registry did not do what it was asked, or must not be asked; the message is for people. */
public final class RegistryTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryTrouble(String sentence) {
        super(sentence, null, false, false);
    }
}

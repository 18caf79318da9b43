package io.drillmaster.alert;

/** Whether a delivery is who it says it is, and why. */
public sealed interface Authenticity {
    /** A sentence for people; it never contains a secret. */
    String reason();

    /** The delivery is believed. */
    record Authentic(String reason) implements Authenticity {
        /** The hook has no secret, so the key in its address is all there is. */
        public static final Authentic BY_ADDRESS =
                new Authentic("the key in the address is right; the hook has no secret");
    }

    /** The delivery is refused. */
    record NotAuthentic(String reason) implements Authenticity {}
}

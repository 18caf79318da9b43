package io.drillmaster.alert;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tool that reports alerts by calling a webhook. Everything the product knows about a source is in its one class: its
 * name, how it proves who it is, what a person must configure, and what its deliveries mean.
 */
public interface AlertSource {
    /** The size limit of sources that send short messages: 1 MiB. */
    int SHORT_MESSAGES = 1 << 20;

    /** The size limit of GitHub and GitLab, which cap their own deliveries at this: 25 MiB. */
    int LONG_MESSAGES = 25 << 20;

    /** Stands in the hook's address and in evidence: lower case, never renamed. */
    String id();

    /** The name as its makers write it. */
    String title();

    /** How a delivery proves where it comes from, beyond the key in the hook's address. */
    Authenticator authenticator();

    /** Whether a hook of this source gets a shared secret from the start, because the source can prove to know one. */
    default boolean secretFromTheStart() {
        return false;
    }

    /** Whether the source makes the shared secret itself, so that a person has to enter it here. */
    default boolean secretFromThere() {
        return false;
    }

    /** The largest body that is taken, in bytes. */
    int sizeLimit();

    /** What a person must configure over there, ready to paste; more than one where there are several ways. */
    List<Snippet> setup(HookAddress address);

    /**
     * Reads an authentic delivery. What is no alert (a ping, a test, an event of another sort) comes back as NOISE, so
     * that it is kept; an empty list means that the delivery said nothing at all.
     *
     * @throws io.drillmaster.common.Problem 400 when the body cannot be read, saying what was found and what to do
     */
    List<Reading> read(Delivery delivery);

    /** The same, for a hook with a mapping where {@link #mappable}. */
    default List<Reading> read(Delivery delivery, Hook hook) {
        return read(delivery);
    }

    /** Whether an administrator may say where its payloads have what. */
    default boolean mappable() {
        return false;
    }

    /** What is wrong with a mapping, a sentence a field; nothing when it can be used. */
    default Map<MappedField, String> wrongIn(Mapping mapping) {
        return Map.of();
    }

    /**
     * What the answer says once the readings were kept, as JSON: for a sender with a protocol of its own, or a tool that
     * shows it to a person. Empty where any 2xx will do.
     *
     * @param hook whose secret the answer may be made of
     */
    default Optional<String> answer(Delivery delivery, Hook hook, List<Reading> readings) {
        return Optional.empty();
    }

    /**
     * A piece of configuration.
     *
     * @param title what it is and where it goes
     * @param text works as pasted
     */
    record Snippet(String title, String text) {}
}

package io.drillmaster.registry.publish;

import java.util.Optional;

/**
 * What came of withdrawing one package from one registry.
 *
 * @param stored as it was before
 * @param receipt completed with what was seen on the way
 * @param gone seen to be gone
 * @param look what the client's view was; empty when nobody could look
 * @param words what was removed, or what could not be and what a person must do
 */
public record Settled(StoredReceipt stored, Receipt receipt, boolean gone, Optional<Presence> look, String words) {}

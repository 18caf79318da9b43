package io.drillmaster.registry.publish;

import java.net.URI;
import java.util.Optional;

/**
 * A file as an index offers it.
 *
 * @param filename the last part of its address
 * @param address where clients fetch it
 * @param digest what the index says about its bytes: {@code sha256=…} (PEP 503) or {@code sha512-…} (npm); empty when
 *     nothing of either
 */
record Offer(String filename, URI address, Optional<String> digest) {}

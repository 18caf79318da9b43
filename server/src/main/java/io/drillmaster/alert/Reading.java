package io.drillmaster.alert;

import java.util.Optional;

/** One thing that a delivery says: an alert, or what a person did about one. */
public sealed interface Reading permits ReadAlert, ReadResponse {
    /** What the source itself tells repeated deliveries by. */
    Optional<String> ownId();

    /** Its own bytes, without those of its neighbours in a batch. */
    byte[] raw();
}

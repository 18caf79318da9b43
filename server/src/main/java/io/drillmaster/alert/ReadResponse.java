package io.drillmaster.alert;

import io.drillmaster.evidence.AlertTraits;
import io.drillmaster.evidence.ResponseKind;
import io.drillmaster.evidence.SourceTime;
import java.util.Optional;

/**
 * What a source told of a person's answer to an alert. Texts are bounded when it becomes evidence.
 *
 * @param kind what was done
 * @param person who did it, as the source names people: a login, else an address, else a name; empty when the source
 *     says that no person did (automation), and then it never counts
 * @param incident what the source calls the incident, ticket or alert, the same in every message about it; with it a
 *     later answer is tied to what was attributed before. Empty where there is none
 * @param summary one line for people
 * @param sourceTime when it was done, on the source's clock
 * @param ownId what the source itself tells repeated deliveries by
 * @param traits what attribution can hold on to
 * @param raw its own bytes
 */
public record ReadResponse(
        ResponseKind kind,
        Optional<String> person,
        Optional<String> incident,
        String summary,
        Optional<SourceTime> sourceTime,
        Optional<String> ownId,
        AlertTraits traits,
        byte[] raw)
        implements Reading {}

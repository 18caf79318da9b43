package io.drillmaster.canary;

import io.drillmaster.evidence.CanaryHit;
import io.drillmaster.evidence.HitSink;
import java.net.InetAddress;
import java.time.Instant;

/** Turns look-ups of drill names into hits. It is called behind the answer and waits for nothing. */
final class DnsRecorder {
    private final HitSink sink;
    private final DeclaredNetworks declared;

    DnsRecorder(HitSink sink, DeclaredNetworks declared) {
        this.sink = sink;
        this.declared = declared;
    }

    void record(DnsAnswer.Lookup lookup, byte[] packet, InetAddress resolver, String transport, Instant receivedAt) {
        sink.take(new CanaryHit(
                receivedAt,
                resolver,
                transport,
                lookup.drill(),
                lookup.asked(),
                lookup.type(),
                lookup.clientSubnet(),
                declared.of(resolver),
                packet));
    }
}

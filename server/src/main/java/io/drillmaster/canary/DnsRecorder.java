package io.drillmaster.canary;

import io.drillmaster.evidence.EvidenceSink;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns look-ups of drill names into evidence, without waiting for it to be kept. */
final class DnsRecorder {
    static final String SOURCE = "canary.dns";

    private static final Logger LOG = LoggerFactory.getLogger(DnsRecorder.class);

    private final EvidenceSink sink;
    private final AtomicBoolean losing = new AtomicBoolean();

    DnsRecorder(EvidenceSink sink) {
        this.sink = sink;
    }

    void record(DnsAnswer.Lookup lookup, byte[] packet, InetAddress resolver, String transport, Instant receivedAt) {
        var fact = new Fact.DnsLookedUp(
                lookup.asked(),
                lookup.type(),
                lookup.drill().phase(),
                lookup.drill().nonce(),
                withoutScope(resolver.getHostAddress()),
                transport);
        var row = NewEvidence.of(SOURCE, receivedAt, fact)
                .token(lookup.drill().token())
                .raw(packet)
                .build();
        var unused = sink.append(List.of(row)).whenComplete((kept, failure) -> {
            if (failure == null) {
                if (losing.compareAndSet(true, false)) {
                    LOG.info("DNS look-ups are kept as evidence again");
                }
            } else if (losing.compareAndSet(false, true)) {
                LOG.error("DNS look-ups are answered but cannot be kept as evidence: {}", failure.getMessage());
            }
        });
    }

    private static String withoutScope(String address) {
        var percent = address.indexOf('%');
        return percent < 0 ? address : address.substring(0, percent);
    }
}

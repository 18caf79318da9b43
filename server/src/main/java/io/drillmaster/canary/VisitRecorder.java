package io.drillmaster.canary;

import io.drillmaster.evidence.EvidenceSink;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns visits into evidence, whether or not the visitor waits for the answer. A token's visits beyond its
 * {@link VisitAllowance} are counted only.
 */
final class VisitRecorder {
    /** What the visitor may be told. */
    enum Kept {
        /** It is durable, or was counted beside others that are. */
        YES,
        /** It is on its way to the disk, which is slow. */
        NOT_YET,
        /** It could not be kept. */
        NO
    }

    /** Hooks wait for less; whoever still listens afterwards gets an answer all the same. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(VisitRecorder.class);

    private final EvidenceSink sink;
    private final DeclaredNetworks declared;
    private final VisitAllowance allowance = new VisitAllowance();
    private final AtomicLong counted = new AtomicLong();
    private final AtomicBoolean losing = new AtomicBoolean();

    VisitRecorder(EvidenceSink sink, DeclaredNetworks declared) {
        this.sink = sink;
        this.declared = declared;
    }

    /** Never fails; done within {@link #PATIENCE}. */
    CompletableFuture<Kept> record(Visit visit) {
        var network = declared.of(visit.client());
        switch (allowance.decide(visit.token(), network.isPresent(), visit.receivedAt())) {
            case KEEP -> {
                return keep(visit, network);
            }
            case COUNT_FIRST ->
                LOG.warn(
                        "A token was presented to the canary more than {} times within a minute, now from {}; its other"
                                + " visits in this minute are counted, not kept",
                        VisitAllowance.ROWS,
                        withoutScope(visit.client()));
            case COUNT -> {} // told already
        }
        counted.incrementAndGet();
        return CompletableFuture.completedFuture(Kept.YES);
    }

    /** Visits that were counted but are no rows, since the start. */
    long counted() {
        return counted.get();
    }

    private CompletableFuture<Kept> keep(Visit visit, Optional<String> network) {
        var fact = new Fact.CanaryVisited(
                visit.protocol().text(), visit.asked(), withoutScope(visit.client()), visit.userAgent(), network);
        var row = NewEvidence.of(visit.protocol().source(), visit.receivedAt(), fact)
                .token(visit.token())
                .raw(visit.raw())
                .build();
        return sink.append(List.of(row))
                .handle((done, failure) -> told(failure))
                .completeOnTimeout(Kept.NOT_YET, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Kept told(@Nullable Throwable failure) {
        if (failure == null) {
            if (losing.compareAndSet(true, false)) {
                LOG.info("Visits to the canary are kept as evidence again");
            }
            return Kept.YES;
        }
        if (losing.compareAndSet(false, true)) {
            LOG.error("Visits to the canary cannot be kept as evidence: {}", failure.getMessage());
        }
        return Kept.NO;
    }

    /** As text; the name of an interface of this machine is nobody's business. */
    static String withoutScope(InetAddress client) {
        var text = client.getHostAddress();
        var scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }
}

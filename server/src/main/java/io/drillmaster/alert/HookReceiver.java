package io.drillmaster.alert;

import io.drillmaster.common.Problem;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.EvidenceSink;
import io.drillmaster.evidence.NewEvidence;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a call of a webhook from its first byte to its answer. A 2xx answer means that the alerts survive a crash;
 * everything authentic that can be kept gets one, also what is no alert, because some senders give up on a receiver that
 * says no (GitLab switches the webhook off after four refusals).
 */
public final class HookReceiver {
    private static final Logger LOG = LoggerFactory.getLogger(HookReceiver.class);

    /** Falco complains after 2 s and GitHub hangs up after 10 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int SEND_AGAIN_AFTER_SECONDS = 5;

    private final List<AlertSource> sources;
    private final HookKeys keys;
    private final EvidenceSink sink;
    private final InstantSource clock;
    private final AtomicBoolean refusing = new AtomicBoolean();

    /** Takes deliveries of these sources, from hooks with these keys, into this sink. */
    public HookReceiver(List<AlertSource> sources, HookKeys keys, EvidenceSink sink, InstantSource clock) {
        this.sources = List.copyOf(sources);
        this.keys = keys;
        this.sink = sink;
        this.clock = clock;
    }

    /**
     * Receives one delivery.
     *
     * @param sourceId the source in the address
     * @param key the key in the address
     * @param headers HTTP headers, names in any letter case
     * @param body read only after the key was found right, and never further than the source's size limit
     * @throws Problem 404 for an unknown source, 401 for a wrong key or signature, 413 for a body that is too large, packed
     *     or not, 415 for a compression that is not known, 400 for a body that cannot be read
     * @throws IOException when the sender goes away before the body's end
     */
    public HookReply receive(String sourceId, String key, Map<String, String> headers, InputStream body)
            throws IOException {
        return receive(sourceId, key, headers, body, Optional.empty());
    }

    /**
     * The same, for a sender whose client certificate was checked before.
     *
     * @param clientSubject the certificate's subject, as whoever checked it writes it; empty when there was none
     */
    public HookReply receive(
            String sourceId, String key, Map<String, String> headers, InputStream body, Optional<String> clientSubject)
            throws IOException {
        var receivedAt = clock.instant();
        var source = source(sourceId);
        var hook = keys.find(sourceId, key).orElseThrow(() -> refused(source, "unknown-key", "no hook has this key"));
        try {
            return taken(source, hook, key, headers, body, receivedAt, clientSubject);
        } catch (Problem problem) {
            keys.came(key, ReceivedDelivery.refused(receivedAt, problem));
            throw problem;
        }
    }

    private HookReply taken(
            AlertSource source,
            Hook hook,
            String key,
            Map<String, String> headers,
            InputStream body,
            Instant receivedAt,
            Optional<String> clientSubject)
            throws IOException {
        checkCertificate(source, hook, clientSubject);
        var delivery = new Delivery(source.id(), headers, HookBody.read(source, headers, body), receivedAt);
        var authenticity = authenticity(source, delivery, hook);
        if (authenticity instanceof Authenticity.NotAuthentic) {
            throw refused(source, "not-authentic", authenticity.reason() + " (hook '" + hook.name() + "')");
        }
        var readings = source.read(delivery, hook);
        var rows = AlertEvidence.rows(hook, delivery, readings);
        var reply = readings.isEmpty() || keep(source, rows)
                ? answer(source, delivery, hook, readings)
                : HookReply.sendAgain(SEND_AGAIN_AFTER_SECONDS);
        keys.came(key, ReceivedDelivery.read(receivedAt, reply.status(), readings, rows));
        return reply;
    }

    private static HookReply answer(AlertSource source, Delivery delivery, Hook hook, List<Reading> readings) {
        return source.answer(delivery, hook, readings)
                .map(HookReply::said)
                .orElseGet(() -> readings.stream().allMatch(HookReceiver::isNoise)
                        ? HookReply.notedOnly(readings.size())
                        : HookReply.kept(readings.size()));
    }

    private static void checkCertificate(AlertSource source, Hook hook, Optional<String> clientSubject) {
        if (hook.clientSubject().isEmpty() || hook.clientSubject().equals(clientSubject)) {
            return;
        }
        var found = clientSubject
                .map(subject -> "the client certificate is of '" + AlertText.line(subject, AlertText.NAME) + "'")
                .orElse("no trusted proxy named a client certificate");
        throw refused(source, "wrong-certificate", found + ", and this hook asks for another");
    }

    /**
     * Answers a sender that asks whether it may deliver here (the handshake of the CloudEvents webhooks, which has no body
     * and proves nothing).
     *
     * @return the permission, for whoever knows the address and says who it is
     * @throws Problem 404 for an unknown source, 401 for a wrong key
     */
    public HookReply welcome(String sourceId, String key, Map<String, String> headers) {
        var source = source(sourceId);
        if (keys.find(sourceId, key).isEmpty()) {
            throw refused(source, "unknown-key", "no hook has this key");
        }
        return HookReply.welcome(headers.keySet().stream().anyMatch("WebHook-Request-Origin"::equalsIgnoreCase));
    }

    private static boolean isNoise(Reading reading) {
        return reading instanceof ReadAlert alert && alert.kind() == AlertKind.NOISE;
    }

    /** While a secret is being changed two are right. */
    private static Authenticity authenticity(AlertSource source, Delivery delivery, Hook hook) {
        if (hook.secrets().isEmpty()) {
            return source.authenticator().check(delivery, Optional.empty());
        }
        @Nullable Authenticity judged = null;
        for (var secret : hook.secrets()) {
            var next = source.authenticator().check(delivery, Optional.of(secret));
            if (next instanceof Authenticity.Authentic) {
                return next;
            }
            judged = judged == null ? next : judged;
        }
        return Objects.requireNonNull(judged);
    }

    private AlertSource source(String id) {
        return sources.stream()
                .filter(source -> source.id().equals(id))
                .findFirst()
                .orElseThrow(() -> {
                    var known = sources.stream().map(AlertSource::id).collect(Collectors.joining(", "));
                    return Problem.notFound("There is no alert source of this name; there are " + known + ".");
                });
    }

    private static Problem refused(AlertSource source, String code, String reason) {
        LOG.warn("hook delivery refused source={} reason={}", source.id(), reason);
        return Problem.unauthorized(code, "The delivery is refused: " + reason + ".");
    }

    private boolean keep(AlertSource source, List<NewEvidence> rows) {
        try {
            sink.append(rows).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (refusing.compareAndSet(true, false)) {
                LOG.info("alerts are kept again");
            }
            return true;
        } catch (ExecutionException | TimeoutException e) {
            // Once, and not a line a delivery: it may be the log's disk too that is full.
            if (refusing.compareAndSet(false, true)) {
                LOG.error("alerts not kept, answering 503 until they are again source={}", source.id(), e);
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.error("alerts not kept, shutting down source={} alerts={}", source.id(), rows.size());
            return false;
        }
    }
}

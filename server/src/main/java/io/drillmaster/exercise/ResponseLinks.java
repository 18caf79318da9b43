package io.drillmaster.exercise;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.PlanStore;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes links with which somebody answers in one tap, and takes the answers. All that a link means stands in it, signed
 * (HMAC-SHA256), so nothing has to be kept of one until it is used.
 */
public final class ResponseLinks {
    /** The source of rows that come of a link. */
    public static final String SOURCE = "response.link";

    /** For longer no link works: nobody answers an alert after that. */
    public static final Duration LONGEST = Duration.ofDays(7);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 32;
    private static final int PARTS = 5;

    /** Stands first in what is signed, so that a later form can be told apart. */
    private static final String VERSION = "1";

    private final PlanStore plans;
    private final EvidenceStore evidence;
    private final InstantSource clock;
    private final byte[] key;

    /** With the key in the database, which is made if need be. */
    public ResponseLinks(Jdbi jdbi, PlanStore plans, EvidenceStore evidence, InstantSource clock) {
        this.plans = plans;
        this.evidence = evidence;
        this.clock = clock;
        this.key = new ResponseLinkStore(jdbi).key();
    }

    /**
     * The link's last part, which may stand in a URL as it is.
     *
     * @param valid from now on; cut to {@link #LONGEST}
     */
    public String sign(ExerciseId exercise, ResponseLink.Answer answer, String person, Duration valid) {
        var expiresAt = clock.instant().plus(valid.compareTo(LONGEST) > 0 ? LONGEST : valid);
        var link = new ResponseLink(exercise, answer, person, expiresAt);
        var text = text(link).getBytes(StandardCharsets.UTF_8);
        var signed = Arrays.copyOf(signature(text), SIGNATURE_BYTES + text.length);
        System.arraycopy(text, 0, signed, SIGNATURE_BYTES, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** What a link says; empty when it was not made here, or does not work any more. */
    public Optional<ResponseLink> open(String signed) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(signed);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        if (bytes.length <= SIGNATURE_BYTES) {
            return Optional.empty();
        }
        var text = Arrays.copyOfRange(bytes, SIGNATURE_BYTES, bytes.length);
        if (!MessageDigest.isEqual(Arrays.copyOf(bytes, SIGNATURE_BYTES), signature(text))) {
            return Optional.empty();
        }
        return Optional.of(link(new String(text, StandardCharsets.UTF_8)))
                .filter(link -> clock.instant().isBefore(link.expiresAt()));
    }

    /**
     * Takes the answer. Tapped twice it is one row, with the time of the first tap.
     *
     * @throws Problem when the exercise has not started
     */
    public UUID answer(ResponseLink link) {
        var state =
                plans.find(link.exercise()).orElseThrow(ResponseLinks::notOpen).state();
        if (state == ExerciseState.PLANNED) {
            throw notOpen();
        }
        var row = NewEvidence.of(SOURCE, clock.instant(), link.answer().fact())
                .id(UUID.nameUUIDFromBytes((SOURCE + "/" + text(link)).getBytes(StandardCharsets.UTF_8)))
                .exercise(link.exercise())
                .actor(link.person())
                .build();
        evidence.append(List.of(row));
        return row.id();
    }

    private static String text(ResponseLink link) {
        return String.join(
                "|",
                VERSION,
                link.exercise().toString(),
                link.answer().name(),
                Long.toString(link.expiresAt().getEpochSecond()),
                link.person());
    }

    private static Problem notOpen() {
        return Problem.conflict("not-open", "There is nothing to answer yet.");
    }

    /** Only what this class wrote comes here: the signature was right. */
    private static ResponseLink link(String text) {
        var parts = text.split("\\|", PARTS);
        return new ResponseLink(
                ExerciseId.of(parts[1]),
                ResponseLink.Answer.valueOf(parts[2]),
                parts[4],
                Instant.ofEpochSecond(Long.parseLong(parts[3])));
    }

    private byte[] signature(byte[] text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}

package io.drillmaster.drillpackages;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Everything that a drill package is made from. A spec that exists is valid and may be built; equal specs give archives
 * that are equal byte for byte.
 *
 * @param exerciseId the exercise that the package belongs to, for example {@code EX-0007}
 * @param contact whom to call about it: one line of text, for people
 * @param packageName what the package is called; never the name of a well known package
 * @param version its version
 * @param token its token, in no other package
 * @param markerPath where it leaves its marker; names the same token
 * @param zone the zone below which it looks its name up
 * @param dnsRoute how the question travels
 * @param vector what makes a client run it; of the package's ecosystem
 * @param actions what it does; not empty, kept in the enum's order and without repeats
 * @param actionSettings what some of the actions need to know
 * @param scope where it acts
 * @param expiresAt from when on it does nothing, whole seconds; at most seven days after {@code builtAt}
 * @param builtAt when it was built, whole seconds; the time of every entry of the archive
 */
public record DrillSpec(
        String exerciseId,
        String contact,
        PackageName packageName,
        PackageVersion version,
        Token token,
        MarkerPath markerPath,
        DrillZone zone,
        DnsRoute dnsRoute,
        ExecutionVector vector,
        List<BenignAction> actions,
        ActionSettings actionSettings,
        Scope scope,
        Instant expiresAt,
        Instant builtAt) {
    /** The longest that a drill package stays active. */
    public static final Duration LONGEST_LIFE = Duration.ofDays(7);

    /** How far a machine's clock may be behind ours with the package acting all the same. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);

    private static final int LONGEST_CONTACT = 200;
    private static final Pattern EXERCISE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,39}");

    /** Ends a line somewhere, hides text, or turns its direction around. */
    private static final Pattern NOT_ON_ONE_LINE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    public DrillSpec {
        contact = contact.strip();
        expiresAt = expiresAt.truncatedTo(ChronoUnit.SECONDS);
        builtAt = builtAt.truncatedTo(ChronoUnit.SECONDS);
        require(
                EXERCISE_ID.matcher(exerciseId).matches(),
                "'" + exerciseId + "' is not an exercise id: letters, digits and hyphens, for example EX-0007");
        require(
                !contact.isEmpty()
                        && contact.length() <= LONGEST_CONTACT
                        && !NOT_ON_ONE_LINE.matcher(contact).find(),
                "the contact must be one line of 1 to " + LONGEST_CONTACT
                        + " printable characters that says whom to call about the drill");
        WellKnownPackages.find(packageName).ifPresent(known -> {
            throw new IllegalArgumentException(
                    "a drill package must not be called '" + packageName + "': it would be taken for the real package '"
                            + known + "'; choose a name that nobody uses, such as pytorch-utilz");
        });
        require(
                markerPath.token().equals(token),
                "the marker path " + markerPath + " names another token than the package's, " + token);
        require(!actions.isEmpty(), "a drill package needs an action; choose NOOP for one that does nothing");
        actions = List.copyOf(EnumSet.copyOf(actions));
        require(
                vector.ecosystem() == packageName.ecosystem(),
                "the execution vector " + vector.id() + " is "
                        + vector.ecosystem().title() + "'s, the package is "
                        + packageName.ecosystem().title() + "'s");
        require(
                !vector.phases().isEmpty() || actions.equals(List.of(BenignAction.NOOP)),
                "a " + vector.id() + " runs nothing, so it can have no action but NOOP; choose another vector");
        require(
                !actions.contains(BenignAction.TCP_CONNECT)
                        || actionSettings.canary().isPresent(),
                "TCP_CONNECT needs the address of the canary's listener; none is set");
        require(
                builtAt.getEpochSecond() >= 0 && expiresAt.isAfter(builtAt),
                "the drill package would expire at " + expiresAt + ", which is not after it is built at " + builtAt);
        require(
                !expiresAt.isAfter(builtAt.plus(LONGEST_LIFE)),
                "the drill package would stay active until " + expiresAt + ", more than " + LONGEST_LIFE.toDays()
                        + " days after it is built at " + builtAt + "; shorten its life");
    }

    /** The sentence that stands in every file of the package, in its metadata, in its marker and on the console. */
    public String notice() {
        return MarkerContent.NOTICE_BEGINS + " " + exerciseId + ": a harmless test of our own defences, active until "
                + expiresAt + ". Contact: " + contact;
    }

    /**
     * Until when the package does nothing: a machine whose clock stands before this, as one without a battery does after
     * a start, would never see the expiry come. Not before 1970, where some clocks begin.
     */
    public Instant notBefore() {
        var tolerant = builtAt.minus(CLOCK_TOLERANCE);
        return tolerant.isBefore(Instant.EPOCH) ? Instant.EPOCH : tolerant;
    }

    /** The longest that an install waits for one of the package's actions. */
    Duration timeLimit(BenignAction action) {
        return action == BenignAction.SLEEP ? actionSettings.sleep().plusMillis(500) : action.timeLimit();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

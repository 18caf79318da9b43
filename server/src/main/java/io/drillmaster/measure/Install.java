package io.drillmaster.measure;

import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact.MarkerPresent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** One install while it is being put together from its sightings. */
final class Install {
    /** Runs of the hook with no longer pause than this between them are one install. */
    static final Duration SILENCE = Duration.ofMinutes(5);

    private final Token token;
    private final Optional<String> host;
    private final List<Sighting> sightings = new ArrayList<>();
    private final List<Bound> alerts = new ArrayList<>();
    private NavigableSet<Bound> looksInVain = Collections.emptyNavigableSet();
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();
    private Optional<Instant> firstAlert = Optional.empty();

    Install(Token token, Optional<String> host) {
        this.token = token;
        this.host = host;
    }

    Install(Token token, Optional<String> host, Sighting first) {
        this(token, host);
        add(first);
    }

    Token token() {
        return token;
    }

    Optional<String> host() {
        return host;
    }

    void add(Sighting sighting) {
        sightings.add(sighting);
        var at = sighting.seenAt();
        first = first.filter(earlier -> !at.isBefore(earlier)).or(() -> Optional.of(at));
        last = last.filter(later -> !at.isAfter(later)).or(() -> Optional.of(at));
    }

    /** A sensor's alert proves that it had run by then. */
    void provedBy(Bound alert) {
        alerts.add(alert);
        firstAlert = firstAlert.filter(earlier -> !alert.at().isBefore(earlier)).or(() -> Optional.of(alert.at()));
    }

    /** All looks at this host's marker that found nothing, early or late, {@link Bound#BY_TIME}. */
    void looksInVain(NavigableSet<Bound> looks) {
        looksInVain = looks;
    }

    /** The last look in vain before the first sign: it had not run then. A look is never held against a sign. */
    Optional<Bound> lastAbsent() {
        return Optional.ofNullable(looksInVain.lower(new Bound(seenAt(), Optional.empty())));
    }

    /** Whether nothing but alerts tells of it. */
    boolean byAlertOnly() {
        return sightings.isEmpty();
    }

    /** The first sign of it but for alerts (where there is one): it ran at the latest then. */
    Instant seenAt() {
        return first.or(this::alertedAt).orElseThrow();
    }

    /** The first alert that proves it. */
    Optional<Instant> alertedAt() {
        return firstAlert;
    }

    /** Where in time its runs lie, as far as we saw them; a repeated look does not count. */
    Duration distanceTo(Instant moment) {
        var seen = seenAt();
        var end = last.orElse(seen);
        if (moment.isAfter(end)) {
            return Duration.between(end, moment);
        }
        var started = lastAbsent().map(Bound::at).orElse(seen);
        return moment.isBefore(started) ? Duration.between(moment, started) : Duration.ZERO;
    }

    /** What the host wrote of it. */
    List<HostStamp> stamps() {
        return sightings.stream().flatMap(sighting -> sighting.stamp().stream()).toList();
    }

    Set<Phase> phases() {
        var phases = EnumSet.noneOf(Phase.class);
        sightings.forEach(sighting -> sighting.phase().ifPresent(phases::add));
        return phases;
    }

    /** Whether some sighting cannot say what the package manager was doing. */
    boolean phaseUnknown() {
        return byAlertOnly()
                || sightings.stream().anyMatch(sighting -> sighting.phase().isEmpty());
    }

    /** Marker files that were seen. */
    Set<String> paths() {
        var paths = new TreeSet<String>();
        rows().map(Evidence::fact).forEach(fact -> {
            if (fact instanceof MarkerPresent marker) {
                paths.add(marker.path());
            }
        });
        return paths;
    }

    /** The rows that saw it, in log order. */
    List<UUID> observations() {
        var seen = rows().sorted(Comparator.comparingLong(Evidence::seq)).map(Evidence::id);
        return Stream.concat(seen, alerts.stream().flatMap(alert -> alert.row().stream()))
                .distinct()
                .toList();
    }

    private Stream<Evidence> rows() {
        return sightings.stream().flatMap(sighting -> sighting.rows().stream());
    }
}

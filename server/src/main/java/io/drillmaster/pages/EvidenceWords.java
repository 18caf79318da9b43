package io.drillmaster.pages;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.source.AlertSources;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Icon;
import io.drillmaster.pages.view.Tone;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a row of evidence says, as a sentence. */
final class EvidenceWords {
    private EvidenceWords() {}

    static String sentence(Evidence row) {
        var fact = row.fact();
        if (fact instanceof Fact.Published published) {
            return "Published " + published.packageName() + " " + published.version() + " to the built-in registry";
        }
        if (fact instanceof Fact.Withdrawn withdrawn) {
            return "Withdrew " + withdrawn.packageName() + " " + withdrawn.version();
        }
        if (fact instanceof Fact.IndexLooked look) {
            return (look.gone() ? "A client gets no " : "A client still gets ") + look.packageName() + " "
                    + look.version() + " any more".repeat(look.gone() ? 1 : 0) + " (" + look.answer() + ")";
        }
        if (fact instanceof Fact.Fetched fetched) {
            return "Somebody at " + fetched.remoteAddress() + " fetched " + fetched.filename();
        }
        if (fact instanceof Fact.InstallReported report) {
            return report.client() + " " + report.version() + " ended with exit code " + report.exitCode() + ". "
                    + report.note();
        }
        if (fact instanceof Fact.DnsLookedUp lookup) {
            return "The canary was asked for the drill’s name, " + phase(lookup.phase())
                    + lookup.declared().map(EvidenceWords::noExecution).orElse("");
        }
        if (fact instanceof Fact.CanaryVisited visit) {
            return "Somebody at " + visit.client() + " presented the drill’s token to the canary by "
                    + visit.protocol().toUpperCase(Locale.ROOT)
                    + visit.declared().map(EvidenceWords::noExecution).orElse("");
        }
        if (fact instanceof Fact.MarkerAbsent absent) {
            return "No marker at " + absent.path();
        }
        if (fact instanceof Fact.MarkerPresent present) {
            var ran = present.executions().stream()
                    .map(line -> phase(line.phase()))
                    .distinct()
                    .collect(Collectors.joining(", "));
            return "Marker found at " + present.path() + (ran.isEmpty() ? "" : ", " + ran);
        }
        if (fact instanceof Fact.ClockCompared) {
            return "Compared this host's clock with ours";
        }
        if (fact instanceof Fact.AlertReceived alert) {
            return "Alert: " + alert.rule();
        }
        if (fact instanceof Fact.ResponseReceived response) {
            return response.person().orElse("Automation") + ": " + response.summary();
        }
        if (fact instanceof Fact.SensorBlind blind) {
            return source(row) + " was blind for a moment: " + blind.lost();
        }
        if (fact instanceof Fact.Attributed attributed) {
            return level(attributed.level()) + " " + attributed.reason();
        }
        if (fact instanceof Fact.Reported reported) {
            return person(row) + " noticed something" + note(reported.note());
        }
        if (fact instanceof Fact.Acknowledged acknowledged) {
            return person(row) + " took note of the alert" + note(acknowledged.note());
        }
        if (fact instanceof Fact.Investigating investigating) {
            return person(row) + " is investigating" + note(investigating.note());
        }
        if (fact instanceof Fact.Paged paged) {
            return person(row) + " was paged" + note(paged.note());
        }
        if (fact instanceof Fact.Contained contained) {
            return person(row) + " contained it" + note(contained.done());
        }
        if (fact instanceof Fact.VisibilityJudged judged) {
            return person(row) + " looked how far its traces got: "
                    + judged.reached().title() + note(judged.note());
        }
        if (fact instanceof Fact.Invalidated invalidated) {
            return person(row) + " declared the exercise invalid: " + invalidated.reason();
        }
        if (fact instanceof Fact.Retracted retracted) {
            return person(row) + " took back a row: " + retracted.reason();
        }
        if (fact instanceof Fact.Revealed revealed) {
            return person(row) + " revealed the drill: " + revealed.reason();
        }
        if (fact instanceof Fact.Aborted aborted) {
            return person(row) + " stopped the exercise: " + aborted.reason();
        }
        if (fact instanceof Fact.CiRunTied tied) {
            return row.actor().orElse("A step of the run") + " said that CI run " + tied.run() + " is the drill’s";
        }
        var tornDown = (Fact.TornDown) fact;
        return tornDown.left().isEmpty()
                ? "Cleaned up: nothing was left where this server can look"
                : "Cleaned up, but something is left: " + String.join(" ", tornDown.left());
    }

    /** What a row is, in one or two words, for a link. */
    static String noun(Fact fact) {
        if (fact instanceof Fact.DnsLookedUp) {
            return "DNS";
        }
        if (fact instanceof Fact.CanaryVisited) {
            return "visit";
        }
        if (fact instanceof Fact.MarkerPresent) {
            return "marker";
        }
        if (fact instanceof Fact.MarkerAbsent) {
            return "no marker";
        }
        if (fact instanceof Fact.AlertReceived) {
            return "alert";
        }
        if (fact instanceof Fact.Fetched) {
            return "download";
        }
        if (fact instanceof Fact.InstallReported) {
            return "install report";
        }
        return kind(fact).text().toLowerCase(Locale.ROOT);
    }

    /** An alert's own summary without the time that Falco puts in front of it, which has a place of its own. */
    static String summary(Fact.AlertReceived alert) {
        return alert.summary().replaceFirst("^(?:\\d{4}-\\d\\d-\\d\\dT)?\\d\\d:\\d\\d:\\d\\d[0-9.]*\\S*: ", "");
    }

    static Icon icon(Fact fact) {
        if (fact instanceof Fact.Published
                || fact instanceof Fact.Withdrawn
                || fact instanceof Fact.IndexLooked
                || fact instanceof Fact.Fetched
                || fact instanceof Fact.InstallReported) {
            return Icon.PACKAGE;
        }
        if (fact instanceof Fact.DnsLookedUp || fact instanceof Fact.CanaryVisited) {
            return Icon.DNS;
        }
        if (fact instanceof Fact.MarkerAbsent || fact instanceof Fact.MarkerPresent) {
            return Icon.MARKER;
        }
        if (fact instanceof Fact.AlertReceived || fact instanceof Fact.Attributed || fact instanceof Fact.SensorBlind) {
            return Icon.ALERT;
        }
        if (fact instanceof Fact.ClockCompared) {
            return Icon.CLOCK;
        }
        if (fact instanceof Fact.Aborted || fact instanceof Fact.Invalidated) {
            return Icon.STOP;
        }
        if (fact instanceof Fact.Revealed) {
            return Icon.REVEAL;
        }
        if (fact instanceof Fact.TornDown) {
            return Icon.CLEAN_UP;
        }
        return fact instanceof Fact.Retracted ? Icon.RETRACTED : Icon.PERSON;
    }

    static Chip kind(Fact fact) {
        if (fact instanceof Fact.DnsLookedUp) {
            return new Chip("DNS look-up", Tone.NEUTRAL);
        }
        var words = fact.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return new Chip(words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT), Tone.NEUTRAL);
    }

    static Chip levelChip(AttributionLevel level) {
        return switch (level) {
            case STRONG -> new Chip("Strong", Tone.GOOD);
            case CANDIDATE -> new Chip("Candidate", Tone.WARN);
            case WEAK -> new Chip("Weak", Tone.NEUTRAL);
            case REJECTED -> new Chip("Rejected", Tone.NEUTRAL);
        };
    }

    static String source(Evidence row) {
        return switch (row.source()) {
            case "canary.dns" -> "Canary DNS";
            case "canary.http" -> "Canary HTTP";
            case "canary.tcp" -> "Canary TCP";
            case "marker.poller" -> "Marker check";
            case "probe" -> "Probe script";
            case "registry" -> "Registry";
            case "drillmaster" -> "Drillmaster";
            case "alert.attribution", "response.attribution" -> "Attribution";
            case "response.link" -> "Signed link";
            case "ci" -> "Step of a CI run";
            case "installer" -> "Installer";
            case "person" -> row.actor().orElse("Person");
            default -> AlertSources.byId(row.source()).map(AlertSource::title).orElse(row.source());
        };
    }

    private static String noExecution(String declared) {
        return " (" + declared + ", declared: no execution)";
    }

    private static String phase(Phase phase) {
        return switch (phase) {
            case RESOLVED -> "as the package was looked at";
            case INSTALLED -> "as the package was installed";
            case LOADED -> "when a program loaded it";
        };
    }

    private static String level(AttributionLevel level) {
        return switch (level) {
            case STRONG -> "The alert belongs to this drill.";
            case CANDIDATE -> "The alert may belong to this drill.";
            case WEAK -> "The alert is probably something else.";
            case REJECTED -> "The alert does not belong to this drill.";
        };
    }

    private static String person(Evidence row) {
        return row.actor().orElse("Somebody");
    }

    private static String note(String note) {
        return note.isBlank() ? "" : ": " + note;
    }
}

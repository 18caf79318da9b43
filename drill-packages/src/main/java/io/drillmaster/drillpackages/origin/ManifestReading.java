package io.drillmaster.drillpackages.origin;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.drillpackages.Token;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a drill manifest says, as it was read. Who says it is another question: see {@link Verification}. Texts are one
 * line each and have no control characters, whatever stood there.
 *
 * @param exercise the exercise
 * @param contact whom to call
 * @param ecosystem the ecosystem's id
 * @param packageName the package
 * @param version its version
 * @param token its token
 * @param actions what it does, a sentence each
 * @param runsWhen when its hook runs
 * @param markerPath where the marker is; empty when none is written
 * @param dnsNamePattern the DNS name that is looked up; empty when none is
 * @param expiresAt from when on it does nothing
 * @param cleanUp what to do, in order, to be rid of it
 */
public record ManifestReading(
        String exercise,
        String contact,
        String ecosystem,
        String packageName,
        String version,
        Token token,
        List<String> actions,
        String runsWhen,
        Optional<String> markerPath,
        Optional<String> dnsNamePattern,
        Instant expiresAt,
        List<String> cleanUp) {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_LIST = 100;

    public ManifestReading {
        actions = List.copyOf(actions);
        cleanUp = List.copyOf(cleanUp);
    }

    /** What the bytes of a {@code DRILL-MANIFEST.json} say; empty when they are no manifest. */
    static Optional<ManifestReading> read(byte[] bytes) {
        return OriginJson.read(bytes).flatMap(ManifestReading::read);
    }

    /** The same of a tree. */
    static Optional<ManifestReading> read(JsonNode json) {
        var token = json.path("token").asText("");
        var expiresAt = instant(json.path("expiresAt"));
        var exercise = text(json.path("exercise"));
        var packageName = text(json.path("package"));
        if (!Token.isToken(token) || expiresAt.isEmpty() || exercise.isEmpty() || packageName.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ManifestReading(
                exercise,
                text(json.path("contact")),
                text(json.path("ecosystem")),
                packageName,
                text(json.path("version")),
                new Token(token),
                actions(json.path("actions")),
                text(json.path("runsWhen")),
                Optional.of(text(json.path("markerPath"))).filter(path -> !path.isEmpty()),
                Optional.of(text(json.path("dnsNamePattern"))).filter(name -> !name.isEmpty()),
                expiresAt.get(),
                texts(json.path("cleanUp"))));
    }

    private static List<String> actions(JsonNode list) {
        var actions = new ArrayList<String>();
        for (var action : list) {
            if (actions.size() < LONGEST_LIST) {
                actions.add(text(action.path("action")) + ": " + text(action.path("description")));
            }
        }
        return actions;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        for (var item : list) {
            if (texts.size() < LONGEST_LIST) {
                texts.add(text(item));
            }
        }
        return texts;
    }

    private static String text(JsonNode json) {
        var text = UNPRINTABLE
                .matcher(json.isTextual() ? json.textValue() : "")
                .replaceAll(" ")
                .strip();
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    private static Optional<Instant> instant(JsonNode json) {
        try {
            return Optional.of(Instant.parse(json.asText("")));
        } catch (DateTimeException notATime) {
            return Optional.empty(); // anybody may have written it
        }
    }
}

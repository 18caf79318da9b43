package io.drillmaster.drillpackages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a drill package says about itself to whoever finds it: what it does, until when, whom to call and how to clean
 * up. It is in the archive, and so says nothing about the archive's own digest.
 *
 * @param notice the sentence that stands in every file
 * @param exerciseId the exercise
 * @param contact whom to call
 * @param packageName the package
 * @param version its version
 * @param token its token
 * @param vector what makes a client run it
 * @param actions what it does
 * @param runsWhen when the hook runs, for people
 * @param effects all that it does to a machine
 * @param markerPath where the marker is; empty when none is written
 * @param dnsNamePattern the DNS name that is looked up; empty when none is
 * @param builtAt when it was built
 * @param notBefore until when it does nothing
 * @param expiresAt from when on it does nothing
 * @param cleanUp what to do, in order, to be rid of it
 */
public record Manifest(
        String notice,
        String exerciseId,
        String contact,
        PackageName packageName,
        PackageVersion version,
        Token token,
        ExecutionVector vector,
        List<BenignAction> actions,
        String runsWhen,
        Effects effects,
        Optional<MarkerPath> markerPath,
        Optional<String> dnsNamePattern,
        Instant builtAt,
        Instant notBefore,
        Instant expiresAt,
        List<String> cleanUp) {
    /** The variable that, set to anything, keeps a hook from doing anything. */
    public static final String OPT_OUT_VARIABLE = "DRILL_OPT_OUT";

    /** The manifest's name in the archive. */
    public static final String FILENAME = "DRILL-MANIFEST.json";

    public Manifest {
        actions = List.copyOf(actions);
        cleanUp = List.copyOf(cleanUp);
    }

    static Manifest of(DrillSpec spec) {
        var effects = Effects.of(spec);
        return new Manifest(
                spec.notice(),
                spec.exerciseId(),
                spec.contact(),
                spec.packageName(),
                spec.version(),
                spec.token(),
                spec.vector(),
                spec.actions(),
                spec.vector().runsWhen(),
                effects,
                spec.actions().contains(BenignAction.WRITE_MARKER) ? Optional.of(spec.markerPath()) : Optional.empty(),
                effects.names().stream().findFirst(),
                spec.builtAt(),
                spec.notBefore(),
                spec.expiresAt(),
                CleanUp.steps(spec));
    }

    /** The manifest as a JSON object: indented, ASCII only, the same text for the same manifest. */
    public String toJson() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("notice", notice);
        json.put("exercise", exerciseId);
        json.put("contact", contact);
        json.put("ecosystem", packageName.ecosystem().id());
        json.put("package", packageName.value());
        json.put("version", version.value());
        json.put("token", token.value());
        json.put("builtAt", builtAt.toString());
        json.put("notBefore", notBefore.toString());
        json.put("expiresAt", expiresAt.toString());
        json.put("optOut", "set the environment variable " + OPT_OUT_VARIABLE);
        json.put("vector", vector.id());
        json.put("runsWhen", runsWhen);
        var does = json.putArray("actions");
        actions.forEach(action -> does.add(describe(action)));
        json.set("effects", describe(effects));
        markerPath.ifPresent(path -> json.put("markerPath", path.value()));
        dnsNamePattern.ifPresent(pattern -> json.put("dnsNamePattern", pattern));
        var steps = json.putArray("cleanUp");
        cleanUp.forEach(steps::add);
        return JsonText.of(json);
    }

    private static ObjectNode describe(BenignAction action) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("action", action.name());
        json.put("description", action.description());
        var techniques = json.putArray("attackTechniques");
        action.attackTechniques().forEach(techniques::add);
        json.put("sensorView", action.sensorView());
        json.put("timeLimitMs", action.timeLimit().toMillis());
        return json;
    }

    private static ObjectNode describe(Effects effects) {
        var json = JsonNodeFactory.instance.objectNode();
        addAll(json.putArray("directories"), effects.directories());
        addAll(json.putArray("filesWritten"), effects.filesWritten());
        addAll(json.putArray("filesRead"), effects.filesRead());
        var processes = json.putArray("processes");
        effects.processes().forEach(words -> addAll(processes.addArray(), words));
        addAll(json.putArray("addresses"), effects.addresses());
        addAll(json.putArray("names"), effects.names());
        json.put("pauseMs", effects.pause().toMillis());
        return json;
    }

    private static void addAll(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}

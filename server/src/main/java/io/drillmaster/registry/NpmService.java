package io.drillmaster.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Json;
import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.Ecosystem;
import io.javalin.http.Context;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What npm's clients ask a registry besides packages. Each answer is true: this registry knows of no advisories. */
public final class NpmService {
    private static final int USUAL_RESULTS = 20;
    private static final int MOST_RESULTS = 250;

    private final RegistryCatalog catalog;
    private final NpmAccess access;
    private final InstantSource clock;
    private final URI publicAddress;

    /** On what the registry holds. */
    public NpmService(RegistryCatalog catalog, RegistryAccess access, InstantSource clock, URI publicAddress) {
        this.catalog = catalog;
        this.access = new NpmAccess(access);
        this.clock = clock;
        this.publicAddress = publicAddress;
    }

    /** {@code GET /npm/-/ping}. */
    public void ping(Context context) {
        send(context, Json.mapper().createObjectNode());
    }

    /** {@code GET /npm/-/whoami}: the exercise of the token. */
    public void whoami(Context context) {
        var exercise = access.holder(context).exercise();
        send(context, Json.mapper().createObjectNode().put("username", exercise.toString()));
    }

    /** {@code GET /npm/-/v1/search}: names that contain every word asked for. */
    public void search(Context context) {
        var viewer = access.viewer(context);
        var words = words(context.queryParam("text"));
        var found = catalog.names(Ecosystem.NPM, viewer).stream()
                .filter(name -> words.stream().allMatch(name::contains))
                .toList();
        var answer = Json.mapper().createObjectNode();
        var objects = answer.putArray("objects");
        found.stream()
                .skip(number(context, "from", 0))
                .limit(Math.min(MOST_RESULTS, number(context, "size", USUAL_RESULTS)))
                .map(name -> catalog.find(Ecosystem.NPM, name, viewer))
                .flatMap(Optional::stream)
                .forEach(listing -> {
                    var object = objects.addObject();
                    object.set("package", summary(context, listing));
                    object.putObject("score").put("final", 1).putObject("detail");
                    object.put("searchScore", 1);
                });
        answer.put("total", found.size());
        answer.put("time", clock.instant().toString());
        send(context, answer);
    }

    /** {@code POST /npm/-/npm/v1/security/advisories/bulk}. */
    public void advisories(Context context) {
        send(context, Json.mapper().createObjectNode());
    }

    /** {@code POST /npm/-/npm/v1/security/audits} and {@code …/audits/quick}, by which older clients ask. */
    public void audit(Context context) {
        var answer = Json.mapper().createObjectNode();
        answer.putArray("actions");
        answer.putObject("advisories");
        answer.putArray("muted");
        var metadata = answer.putObject("metadata");
        var vulnerabilities = metadata.putObject("vulnerabilities");
        List.of("info", "low", "moderate", "high", "critical").forEach(severity -> vulnerabilities.put(severity, 0));
        List.of("dependencies", "devDependencies", "optionalDependencies", "totalDependencies")
                .forEach(count -> metadata.put(count, 0));
        send(context, answer);
    }

    /** {@code GET /npm/-/npm/v1/keys}: none, because this registry signs nothing. */
    public void keys(Context context) {
        var answer = Json.mapper().createObjectNode();
        answer.putArray("keys");
        send(context, answer);
    }

    /** {@code POST /npm/-/v1/login} and {@code PUT /npm/-/user/{user}}: there is nobody to log in. */
    @SuppressWarnings("DoNotCallSuggester") // the router calls it, to have its sentence told
    public void login(Context context) {
        throw Problem.notFound("Nobody logs in to this registry. A member makes a token on the exercise's page; put it"
                + " into .npmrc as //" + context.host() + "/npm/:_authToken=TOKEN");
    }

    private ObjectNode summary(Context context, PackageListing listing) {
        var packument = new NpmPackument(listing, AskedAddress.of(context, publicAddress));
        var newest = packument.version(NpmTag.LATEST).orElseThrow();
        var summary = Json.mapper().createObjectNode();
        summary.put("name", listing.name());
        summary.put("version", newest.path("version").asText());
        summary.put("description", newest.path("description").asText(""));
        summary.putArray("keywords");
        summary.put("date", packument.full().path("time").path("modified").asText());
        summary.putObject("links");
        summary.putObject("publisher").put("username", "drillmaster");
        summary.putArray("maintainers");
        return summary;
    }

    private static List<String> words(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+", -1))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    private static long number(Context context, String parameter, long usual) {
        var text = context.queryParam(parameter);
        try {
            return text == null ? usual : Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw Problem.badField(
                    parameter,
                    "not-a-number",
                    "'" + parameter + "' is a whole number, found '" + NpmText.shortened(text) + "'.");
        }
    }

    private static void send(Context context, ObjectNode answer) {
        context.contentType("application/json")
                .header("Cache-Control", "no-store")
                .result(answer.toString());
    }
}

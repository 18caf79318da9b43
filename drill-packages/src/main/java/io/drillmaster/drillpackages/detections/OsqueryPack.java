package io.drillmaster.drillpackages.detections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.Ecosystem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A query pack for osquery. JSON has no comments: what is to be said stands in the descriptions. */
final class OsqueryPack {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Seconds between two looks; an alert is late by up to as much. */
    private static final int INTERVAL = 60;

    private OsqueryPack() {}

    static List<RuleFile> of(Signs signs) {
        var queries = new LinkedHashMap<String, Object>();
        files(signs, queries);
        shells(signs, queries);
        packages(signs, queries);
        Map<String, Object> pack = new LinkedHashMap<>();
        pack.put("platform", "posix");
        pack.put("queries", queries);
        pack.put("file_paths", Map.of(signs.identifier(), List.of(directories(signs))));
        try {
            return List.of(new RuleFile(
                    "osquery-pack.json",
                    "osquery",
                    "asks every minute for markers, for the drill's shell, and for its packages",
                    JSON.writeValueAsString(pack).replace("\r\n", "\n") + "\n"));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("maps of text and numbers could not be written as JSON", impossible);
        }
    }

    private static Object directories(Signs signs) {
        return signs.markerDirectory() + "/%";
    }

    private static void files(Signs signs, Map<String, Object> queries) {
        var paths = signs.packages().stream()
                .flatMap(sign -> Paths.written(sign).stream())
                .toList();
        if (!signs.isGeneral() && paths.isEmpty()) {
            return;
        }
        var list = paths.stream().map(OsqueryPack::quoted).collect(Collectors.joining(", "));
        var like = " like " + quoted(signs.pathPrefix() + "%");
        queries.put(
                signs.identifier() + "_markers",
                query(
                        "select path, size, mtime from file where path"
                                + (signs.isGeneral() ? like : " in (" + list + ")") + ";",
                        "Is a marker or decoy of a security drill there? Needs nothing but osquery."));
        queries.put(
                signs.identifier() + "_marker_events",
                query(
                        "select target_path, action, uid, time from file_events where target_path"
                                + (signs.isGeneral() ? like : " in (" + list + ")") + ";",
                        "Was a marker or decoy of a security drill made? Needs --enable_file_events."));
    }

    private static void shells(Signs signs, Map<String, Object> queries) {
        var commands = signs.isGeneral()
                ? "cmdline like '%: security-drill-%'"
                : signs.doing(BenignAction.SPAWN_SHELL_NOOP)
                        .map(sign -> "cmdline like '%: security-drill-" + sign.token() + "%'")
                        .collect(Collectors.joining(" or "));
        if (!commands.isEmpty()) {
            queries.put(
                    signs.identifier() + "_shells",
                    query(
                            "select pid, parent, path, cmdline, uid, time from process_events where " + commands + ";",
                            "Was the shell of a security drill started? Needs process auditing."));
        }
    }

    /** That a package is there does not show that its script ran: npm and pip can be told to run none. */
    private static void packages(Signs signs, Map<String, Object> queries) {
        var python = names(signs, Ecosystem.PYPI);
        if (!python.isEmpty()) {
            queries.put(
                    signs.identifier() + "_python_packages",
                    query(
                            "select name, version, path from python_packages where"
                                    + " lower(replace(replace(name, '_', '-'), '.', '-')) in (" + python + ");",
                            "Is a package of this drill installed? It shows no execution."));
        }
        var npm = names(signs, Ecosystem.NPM);
        if (!npm.isEmpty()) {
            queries.put(
                    signs.identifier() + "_npm_packages",
                    query(
                            "select name, version, path from npm_packages where name in (" + npm + ");",
                            "Is a package of this drill installed? It shows no execution."));
        }
    }

    private static String names(Signs signs, Ecosystem ecosystem) {
        return signs.packages().stream()
                .filter(sign -> sign.name().ecosystem() == ecosystem)
                .map(sign -> quoted(sign.name().normalized()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Object> query(String sql, String description) {
        var query = new LinkedHashMap<String, Object>();
        query.put("query", sql);
        query.put("interval", INTERVAL);
        query.put("removed", false);
        query.put("description", description);
        return query;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}

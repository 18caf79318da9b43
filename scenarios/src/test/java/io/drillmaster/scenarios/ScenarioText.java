package io.drillmaster.scenarios;

/** A small valid scenario, and ways to spoil it. */
final class ScenarioText {
    static final String VALID = """
            id: SC-90
            version: 1
            title: A package nobody asked for
            summary: A package that nobody asked for is installed by somebody.
            kind: LIVE
            reflex: [EXPOSE]
            attack:
              version: "19"
              techniques: [T1195.001]
            targets:
              - name: laptop
                ecosystem: pypi
                packageName: pytorch-utilz
                version: 0.0.1
                actions: [WRITE_MARKER]
                command: pip install --index-url {index} pytorch-utilz
            window: 1h
            objective:
              ttd: 10m
            expectations:
              - source: FALCO
                signal: A rule of our own reports the marker.
                gate: false
            response:
              - Find the host.
            limits:
              - In a container only.
            """;

    private ScenarioText() {}

    /** The valid scenario with one piece of its text replaced. */
    static String with(String piece, String replacement) {
        if (!VALID.contains(piece)) {
            throw new IllegalArgumentException("not in the scenario: " + piece);
        }
        return VALID.replace(piece, replacement);
    }
}

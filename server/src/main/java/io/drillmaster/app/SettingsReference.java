package io.drillmaster.app;

/** Writes the reference of all settings in Markdown; {@code docs/settings.md} is this text. */
public final class SettingsReference {
    private static final String INTRODUCTION = """
            # Settings

            Nothing needs to be set to try Drillmaster. A server for real drills needs `contact`, `dns.zone` and, behind a
            reverse proxy, `http.base-url`.

            Settings are read from `drillmaster.yml` in the directory where the server is started, or from the file that
            `--config` or the environment variable `DRILLMASTER_CONFIG` names. Each can be overridden by its own environment
            variable. A setting left empty counts as not set. An unknown or wrong setting stops the start: all that is wrong is
            told at once, with file and line.

            ```yaml
            # drillmaster.yml: an example for a server behind a reverse proxy
            contact: "Security team, security@example.com, +49 30 1234567"
            http:
              base-url: https://drills.example.com
            db:
              url: jdbc:postgresql://db.example.com:5432/drillmaster
              user: drillmaster            # the password comes from DRILLMASTER_DB_PASSWORD
            dns:
              zone: drill.example.com
              host: 0.0.0.0
              port: 53
              public-address: 203.0.113.53
            ```
            """;

    private SettingsReference() {}

    /** The whole text. */
    public static String markdown() {
        var text = new StringBuilder(INTRODUCTION);
        for (var entry : SettingsTable.ALL) {
            text.append("\n## `")
                    .append(entry.name())
                    .append("`\n\n")
                    .append(entry.description())
                    .append("\n\n* Default: ")
                    .append(entry.fallback().isEmpty() ? "unset" : "`" + entry.fallback() + "`")
                    .append("\n* Allowed: ")
                    .append(entry.allowed())
                    .append("\n* Environment: `")
                    .append(entry.variable())
                    .append("`\n");
        }
        return text.toString();
    }
}

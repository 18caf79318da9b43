package io.drillmaster.app;

/**
 * The text that somebody gave a setting.
 *
 * @param entry which setting
 * @param text what was written, never blank
 * @param place where, as a problem's sentence begins: {@code drillmaster.yml:3: http.port} or
 *     {@code DRILLMASTER_HTTP_PORT}
 */
record SettingsFound(SettingsEntry<?> entry, String text, String place) {
    String refusal() {
        var found = entry.secret() ? " has a value that is not shown here" : " is '" + text + "'";
        return place + found + "; allowed: " + entry.allowed();
    }
}

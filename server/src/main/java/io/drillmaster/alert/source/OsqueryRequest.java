package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;

/** What an osquery machine wants of the one address that it is given. */
enum OsqueryRequest {
    /** It has a secret and wants a key. */
    ENROLLMENT,
    /** It wants to know what to ask itself. */
    CONFIGURATION,
    /** It brings lines of its result log or of its status log. */
    LOG,
    /** Not osquery itself: one line of its log, brought by somebody else. */
    LINE;

    static OsqueryRequest of(JsonNode json) {
        if (json.has("log_type") || json.path("data").isArray()) {
            return LOG;
        }
        if (json.has("enroll_secret") || json.has("host_details")) {
            return ENROLLMENT;
        }
        return json.has("node_key") && !json.has("name") ? CONFIGURATION : LINE;
    }
}

package io.drillmaster.alert;

import io.drillmaster.common.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the caller of a webhook is told when it did nothing wrong.
 *
 * @param status HTTP status code
 * @param headers HTTP headers, the content type among them
 * @param body JSON
 */
public record HookReply(int status, Map<String, String> headers, String body) {
    /** Alerts were kept: they survive a crash from here on. */
    static HookReply kept(int alerts) {
        return accepted(200, alerts);
    }

    /** Nothing that could ever count (a ping, a test, a check that succeeded) was kept, or there was nothing. */
    static HookReply notedOnly(int alerts) {
        return accepted(202, alerts);
    }

    /** Everything was kept, and the source has an answer of its own. */
    static HookReply said(String json) {
        return new HookReply(200, Map.of("Content-Type", "application/json"), json);
    }

    /** The alerts could not be kept; the source is to send them again. */
    static HookReply sendAgain(int afterSeconds) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "about:blank");
        problem.put("title", "Service Unavailable");
        problem.put("status", 503);
        problem.put("code", "not-kept");
        problem.put("detail", "The delivery could not be kept safely. Send it again.");
        problem.put("error", "not kept"); // osquery looks at no status code, but for this
        return new HookReply(
                503,
                Map.of("Content-Type", "application/problem+json", "Retry-After", Integer.toString(afterSeconds)),
                Json.write(problem));
    }

    /** What may be done with the address, and, to a sender that asked for it, that it may deliver as fast as it can. */
    static HookReply welcome(boolean asked) {
        return new HookReply(
                200,
                asked
                        ? Map.of("Allow", "POST", "WebHook-Allowed-Origin", "*", "WebHook-Allowed-Rate", "*")
                        : Map.of("Allow", "POST"),
                "");
    }

    private static HookReply accepted(int status, int alerts) {
        return new HookReply(
                status, Map.of("Content-Type", "application/json"), Json.write(Map.of("accepted", alerts)));
    }
}

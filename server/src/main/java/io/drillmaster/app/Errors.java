package io.drillmaster.app;

import io.drillmaster.common.Json;
import io.drillmaster.common.Problem;
import io.drillmaster.pages.Renderer;
import io.drillmaster.pages.view.ErrorPage;
import io.drillmaster.pages.view.NavItem;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.ServletException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what went wrong: people by a page, machines by a problem document (RFC 9457). */
final class Errors {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final Renderer renderer;

    Errors(Renderer renderer) {
        this.renderer = renderer;
    }

    /** A mistake of the caller. */
    void problem(Problem problem, Context context) {
        answer(context, problem.status(), problem.code(), problem.sentence());
    }

    /** What the web server itself refuses before any of our pages is asked: an address that no route has, for one. */
    void refused(HttpResponseException refusal, Context context) {
        switch (refusal.getStatus()) {
            case 404 -> answer(context, 404, "not-found", "There is no page " + context.path() + ".");
            case 405 -> {
                Optional.ofNullable(refusal.getDetails().get("availableMethods"))
                        .ifPresent(methods -> context.header("Allow", methods)); // RFC 9110 asks for it
                answer(context, 405, "wrong-method", context.method() + " does not work on this address.");
            }
            case 413 -> answer(context, 413, "too-large", "What was sent is larger than anything we ask for.");
            default -> answer(context, refusal.getStatus(), "refused", String.valueOf(refusal.getMessage()));
        }
    }

    /** A form with a file that Jetty does not read: it is over the limit, or not what it says it is. */
    void unreadable(ServletException refusal, Context context) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("size exceeded")) {
                answer(context, 413, "too-large", "The file is larger than anything we look at.");
                return;
            }
        }
        answer(context, 400, "bad-form", "The form with the file could not be read. Load the page and send it again.");
    }

    /** A fault of ours: the log has it under the id that the caller is told. */
    void fault(Exception fault, Context context) {
        var id = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("{} {} failed, error id {}", context.method(), context.path(), id, fault);
        context.status(500);
        if (forMachines(context)) {
            document(context, 500, "fault", "Something went wrong here. Error id " + id + ".");
            return;
        }
        renderer.page(
                context,
                "Something went wrong",
                NavItem.NONE,
                new ErrorPage(
                        500,
                        "Something went wrong here",
                        "The server met a fault of its own; what you did was right.",
                        "Try again. If it happens again, tell your operator the error id below: the log says more.",
                        id));
    }

    private void answer(Context context, int status, String code, String sentence) {
        context.status(status);
        if (forMachines(context)) {
            document(context, status, code, sentence);
            return;
        }
        var heading = heading(status);
        renderer.page(context, heading, NavItem.NONE, new ErrorPage(status, heading, sentence, wayOut(status), null));
    }

    private static void document(Context context, int status, String code, String detail) {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "about:blank");
        document.put("status", status);
        document.put("code", code);
        document.put("detail", detail);
        if (context.path().startsWith("/npm/")) {
            document.put("error", detail); // where npm's clients look for a sentence to print
        }
        if (context.path().startsWith("/hooks/osquery/")) {
            document.put("error", detail); // without it osquery takes its log for delivered, whatever the status
            if (code.equals("not-authentic")) {
                document.put("node_invalid", true); // and enrolls again
            }
        }
        if (context.path().startsWith("/cargo/")) {
            document.put("errors", List.of(Map.of("detail", detail))); // and where cargo does
        }
        context.contentType("application/problem+json")
                .result(Json.write(document)
                        .getBytes(StandardCharsets.UTF_8)); // JSON is UTF-8, whatever HTTP's default
    }

    private static boolean forMachines(Context context) {
        var path = context.path();
        var accept = context.header("Accept");
        return path.startsWith("/hooks/")
                || path.startsWith("/probe")
                || path.startsWith("/api/")
                || path.equals("/pypi")
                || path.startsWith("/pypi/")
                || path.startsWith("/npm/")
                || path.startsWith("/cargo/")
                || path.startsWith("/rubygems/")
                || path.equals("/healthz")
                || accept == null
                || (!accept.contains("text/html") && !accept.contains("*/*"));
    }

    private static String heading(int status) {
        return switch (status) {
            case 401 -> "You are not signed in";
            case 403 -> "This is not for you to do";
            case 404 -> "There is no such page";
            case 405 -> "That is not how it works";
            case 409 -> "That does not work now";
            case 413 -> "That is too large";
            default -> "That could not be taken";
        };
    }

    private static String wayOut(int status) {
        return switch (status) {
            case 401 -> "Sign in and try again.";
            case 404 -> "Go to the list of exercises.";
            default -> "Go back and change what the message names.";
        };
    }
}

package io.drillmaster.app;

import io.drillmaster.common.Problem;
import io.javalin.Javalin;
import io.javalin.config.SizeUnit;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import jakarta.servlet.ServletException;
import java.time.Duration;

/** Javalin, set up: guard, headers, errors and the routes of the table. */
final class WebServer implements AutoCloseable {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);
    private static final long LARGEST_FILE_MB = 32;
    private static final long LARGEST_FORM = 256 * 1024;

    private final Javalin javalin;

    private WebServer(Javalin javalin) {
        this.javalin = javalin;
    }

    static WebServer start(String host, int port, Faces faces, Guard guard, Errors errors) {
        var javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.concurrency.useVirtualThreads = true; // on a JDK of 21 or newer; platform threads otherwise
            config.http.maxRequestSize = LARGEST_FORM; // of forms; webhooks read their own body with their own limits
            config.jetty.multipartConfig.maxFileSize(LARGEST_FILE_MB, SizeUnit.MB);
            config.jetty.multipartConfig.maxTotalRequestSize(LARGEST_FILE_MB + 1, SizeUnit.MB);
            config.http.prefer405over404 = true;
            config.jetty.host = host;
            config.jetty.port = port;
            config.jetty.modifyServer(server -> server.setStopTimeout(STOP_WITHIN.toMillis()));
            config.routes.before(SecurityHeaders::set);
            config.routes.beforeMatched(guard::check);
            config.routes.exception(Problem.class, errors::problem);
            config.routes.exception(HttpResponseException.class, errors::refused);
            config.routes.exception(ServletException.class, errors::unreadable);
            config.routes.exception(Exception.class, errors::fault);
            Routes.add(config.routes, faces);
        });
        try {
            javalin.start();
        } catch (JavalinBindException e) {
            throw new IllegalStateException("port " + port + " on " + host + " is taken by another program", e);
        }
        return new WebServer(javalin);
    }

    int port() {
        return javalin.port();
    }

    Javalin javalin() {
        return javalin;
    }

    @Override
    public void close() {
        javalin.stop();
    }
}

package io.drillmaster.app;

import io.drillmaster.evidence.Inbox;
import io.javalin.http.Context;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** {@code GET /healthz}: whether the database answers, and how much evidence waits for it. */
final class Health {
    private final Jdbi jdbi;
    private final Inbox inbox;

    Health(Jdbi jdbi, Inbox inbox) {
        this.jdbi = jdbi;
        this.inbox = inbox;
    }

    void check(Context context) {
        var waiting = inbox.waiting();
        try {
            var one = jdbi.withHandle(handle ->
                    handle.createQuery("select 1").mapTo(Integer.class).one());
            context.contentType("application/json")
                    .result("{\"status\":\"" + (one == 1 ? "up" : "odd") + "\",\"evidenceWaiting\":" + waiting + "}");
        } catch (JdbiException e) {
            context.status(503)
                    .contentType("application/json")
                    .result("{\"status\":\"database down\",\"evidenceWaiting\":" + waiting + "}");
        }
    }
}

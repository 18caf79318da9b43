package io.drillmaster.app;

import io.drillmaster.canary.VisitServer;
import io.drillmaster.db.Database;
import io.drillmaster.evidence.Inbox;
import io.javalin.http.Context;

/** {@code GET /healthz}: whether the database answers, how much evidence waits for it, and which visits are no evidence. */
final class Health {
    private final Database database;
    private final Inbox inbox;
    private final VisitServer visits;

    Health(Database database, Inbox inbox, VisitServer visits) {
        this.database = database;
        this.inbox = inbox;
        this.visits = visits;
    }

    void check(Context context) {
        var up = database.answers();
        context.status(up ? 200 : 503)
                .contentType("application/json")
                .result("{\"status\":\"" + (up ? "up" : "database down") + "\",\"evidenceWaiting\":" + inbox.waiting()
                        + ",\"visitsCountedOnly\":" + visits.countedOnly() + ",\"visitorsRefused\":" + visits.refused()
                        + "}");
    }
}

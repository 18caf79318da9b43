package io.drillmaster.app;

import io.drillmaster.db.Database;
import io.drillmaster.evidence.HitIntake;
import io.drillmaster.evidence.Inbox;
import io.javalin.http.Context;

/** {@code GET /healthz}: whether the database answers, and how much evidence waits for it. */
final class Health {
    private final Database database;
    private final Inbox inbox;
    private final HitIntake hits;

    Health(Database database, Inbox inbox, HitIntake hits) {
        this.database = database;
        this.inbox = inbox;
        this.hits = hits;
    }

    void check(Context context) {
        var up = database.answers();
        context.status(up ? 200 : 503)
                .contentType("application/json")
                .result("{\"status\":\"" + (up ? "up" : "database down") + "\",\"evidenceWaiting\":" + inbox.waiting()
                        + ",\"hitsWaiting\":" + hits.waiting() + ",\"hitsDropped\":" + hits.dropped() + "}");
    }
}

package io.drillmaster.app;

import io.drillmaster.canary.VisitServer;
import io.drillmaster.common.Json;
import io.drillmaster.db.Database;
import io.drillmaster.evidence.DiskSpace;
import io.drillmaster.evidence.HitIntake;
import io.drillmaster.evidence.Inbox;
import io.javalin.http.Context;
import java.util.LinkedHashMap;

/**
 * {@code GET /healthz}: whether the database answers, how much evidence waits for it, how much was laid aside or only
 * counted, and whether the disk fills up. A server that still works well but needs somebody is degraded, which is no reason
 * for a load balancer to avoid it: 200.
 */
final class Health {
    private final Database database;
    private final Inbox inbox;
    private final HitIntake hits;
    private final DiskSpace disk;
    private final VisitServer visits;

    Health(Database database, Inbox inbox, HitIntake hits, DiskSpace disk, VisitServer visits) {
        this.database = database;
        this.inbox = inbox;
        this.hits = hits;
        this.disk = disk;
        this.visits = visits;
    }

    void check(Context context) {
        var up = database.answers();
        var warning = disk.warning();
        var told = new LinkedHashMap<String, Object>();
        told.put("status", !up ? "database down" : warning.isPresent() ? "degraded" : "up");
        warning.ifPresent(reason -> told.put("reason", reason));
        told.put("evidenceWaiting", inbox.waiting());
        told.put("evidenceRejected", inbox.rejected());
        told.put("hitsWaiting", hits.waiting());
        told.put("hitsDropped", hits.dropped());
        told.put("visitsCountedOnly", visits.countedOnly());
        told.put("visitorsRefused", visits.refused());
        context.status(up ? 200 : 503).contentType("application/json").result(Json.write(told));
    }
}

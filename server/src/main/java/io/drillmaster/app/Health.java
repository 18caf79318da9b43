package io.drillmaster.app;

import io.drillmaster.common.Json;
import io.drillmaster.db.Database;
import io.drillmaster.evidence.DiskSpace;
import io.drillmaster.evidence.Inbox;
import io.javalin.http.Context;
import java.util.LinkedHashMap;

/**
 * {@code GET /healthz}: whether the database answers, how much evidence waits for it, how much was laid aside, and
 * whether the disk fills up. A server that still works well but needs somebody is degraded, which is no reason for a load
 * balancer to avoid it: 200.
 */
final class Health {
    private final Database database;
    private final Inbox inbox;
    private final DiskSpace disk;

    Health(Database database, Inbox inbox, DiskSpace disk) {
        this.database = database;
        this.inbox = inbox;
        this.disk = disk;
    }

    void check(Context context) {
        var up = database.answers();
        var warning = disk.warning();
        var told = new LinkedHashMap<String, Object>();
        told.put("status", !up ? "database down" : warning.isPresent() ? "degraded" : "up");
        warning.ifPresent(reason -> told.put("reason", reason));
        told.put("evidenceWaiting", inbox.waiting());
        told.put("evidenceRejected", inbox.rejected());
        context.status(up ? 200 : 503).contentType("application/json").result(Json.write(told));
    }
}

package io.drillmaster.canary;

import io.drillmaster.db.Database;
import io.drillmaster.db.DatabaseAddress;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.HitIntake;
import io.drillmaster.evidence.HitSettings;
import io.drillmaster.evidence.HitStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.locks.LockSupport;

/** A process that answers for the drill zone, prints its port and then how many hits are durable, and waits to be killed. */
final class HitsKilled {
    private HitsKilled() {}

    /** Runs with the file of the hits, then URL, user and password of the database. */
    public static void main(String[] args) throws Exception {
        var database = Database.open(new DatabaseAddress(args[1], args[2], args[3]), 3);
        var store = new HitStore(database.jdbi(), new EvidenceStore(database.jdbi()));
        var intake = HitIntake.open(HitSettings.in(Path.of(args[0])), store);
        var server =
                DnsServer.start(CanaryZone.settings(0, "127.0.0.1"), intake, DeclaredNetworks.NONE, Clock.systemUTC());
        System.out.println("port " + server.port());
        while (true) {
            System.out.println("durable " + intake.durable());
            LockSupport.parkNanos(500_000);
        }
    }
}

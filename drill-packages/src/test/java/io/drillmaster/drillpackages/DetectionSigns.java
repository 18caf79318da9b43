package io.drillmaster.drillpackages;

import io.drillmaster.drillpackages.detections.Detections;
import io.drillmaster.drillpackages.detections.PackageSigns;
import io.drillmaster.drillpackages.detections.RuleFile;
import io.drillmaster.drillpackages.detections.Signs;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sets of detections as tests want them. */
final class DetectionSigns {
    /** What the files of the repository are made from. */
    static final Signs SHIPPED =
            Signs.general(Drills.ZONE, new DnsRoute.SystemResolver(), Optional.empty(), MarkerPath.DEFAULT_DIRECTORY);

    static final CanaryAddress CANARY = new CanaryAddress("192.0.2.80", 8053, CanaryAddress.Protocol.TCP);

    /** A marker directory with whatever a quoting could stumble over. */
    static final String HOSTILE_DIRECTORY = "/tmp/it's \"a\" \\%d*: #x {é}";

    private DetectionSigns() {}

    /** An exercise with all that a drill can do, by pip and by npm. */
    static Signs everything(String directory) {
        return server(directory)
                .of(
                        "EX-0007",
                        List.of(
                                new PackageSigns(
                                        PackageName.of(Ecosystem.PYPI, "Pytorch_Utilz"),
                                        MarkerPath.in(directory, Drills.TOKEN),
                                        Set.of(BenignAction.values())),
                                new PackageSigns(
                                        PackageName.of(Ecosystem.NPM, "@acme/left-padd"),
                                        MarkerPath.in(directory, Drills.OTHER_TOKEN),
                                        Set.of(BenignAction.values()))));
    }

    static Signs server(String directory) {
        return Signs.general(Drills.ZONE, new DnsRoute.SystemResolver(), Optional.of(CANARY), directory);
    }

    /** A control: a package that does nothing. */
    static Signs nothing() {
        return SHIPPED.of(
                "EX-0008",
                List.of(new PackageSigns(
                        PackageName.of(Ecosystem.CARGO, "serde-utilz"),
                        MarkerPath.in("/tmp", Drills.TOKEN),
                        Set.of(BenignAction.NOOP))));
    }

    /** General and of one exercise, plain and hostile. */
    static List<Signs> all() {
        return List.of(
                SHIPPED,
                server("/tmp"),
                server(HOSTILE_DIRECTORY),
                everything("/tmp"),
                everything(HOSTILE_DIRECTORY),
                nothing(),
                longZone());
    }

    /** A zone as long as one may be, whose labels lie beyond what Falco keeps of a datagram. */
    static Signs longZone() {
        var zone = DrillZone.of(
                "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(20) + ".example");
        return Signs.general(zone, new DnsRoute.Direct("192.0.2.53", 5353), Optional.empty(), "/tmp");
    }

    static String text(Signs signs, String filename) {
        return Detections.of(signs).stream()
                .filter(file -> file.filename().equals(filename))
                .map(RuleFile::text)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + filename));
    }

    static boolean has(Signs signs, String filename) {
        return Detections.of(signs).stream().anyMatch(file -> file.filename().equals(filename));
    }
}

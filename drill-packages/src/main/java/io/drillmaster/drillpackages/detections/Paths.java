package io.drillmaster.drillpackages.detections;

import io.drillmaster.drillpackages.BenignAction;
import java.util.ArrayList;
import java.util.List;

/** The files of drill packages. */
final class Paths {
    private Paths() {}

    /** What a package opens for writing. */
    static List<String> written(PackageSigns sign) {
        var paths = new ArrayList<String>();
        if (sign.does(BenignAction.WRITE_MARKER)) {
            paths.add(sign.marker().value());
        }
        if (sign.does(BenignAction.READ_DECOY)) {
            paths.add(sign.marker().decoyFile());
        }
        if (sign.does(BenignAction.WRITE_DECOY_CONFIG)) {
            paths.add(sign.marker().decoyConfig());
        }
        return paths;
    }
}

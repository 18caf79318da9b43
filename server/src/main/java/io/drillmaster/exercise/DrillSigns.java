package io.drillmaster.exercise;

import io.drillmaster.drillpackages.MarkerPath;
import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.drillpackages.detections.PackageSigns;
import io.drillmaster.drillpackages.detections.Signs;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.InstallTarget;

/** What the packages of an exercise can be recognised by. */
public final class DrillSigns {
    private DrillSigns() {}

    /** The signs of an exercise, on a server whose drills have those in common. */
    public static Signs of(ExercisePlan plan, Signs server) {
        return server.of(
                plan.id().toString(),
                plan.targets().stream().map(DrillSigns::signs).toList());
    }

    private static PackageSigns signs(InstallTarget target) {
        var path = target.markerPath();
        return new PackageSigns(
                PackageName.of(target.ecosystem(), target.packageName()),
                MarkerPath.in(path.substring(0, path.lastIndexOf('/')), target.token()),
                target.actions());
    }
}

package io.drillmaster.pages;

import io.drillmaster.pages.view.Command;
import io.drillmaster.pages.view.DetectionsPage;
import io.drillmaster.pages.view.Link;
import java.util.List;

/** The detections of an exercise that runs, and of one that is over. */
final class DetectionPreviews {
    private DetectionPreviews() {}

    static DetectionsPage running() {
        return new DetectionsPage(
                new Link("/exercises/EX-0007", "EX-0007"),
                "These files name the packages and tokens of EX-0007.",
                new Link(
                        "/exercises/EX-0007/detections/drillmaster-detections-EX-0007.tar.gz",
                        "drillmaster-detections-EX-0007.tar.gz"),
                List.of(file("falco-rules.yaml", "Falco"), file("suricata.rules", "Suricata")));
    }

    static DetectionsPage over() {
        return new DetectionsPage(
                new Link("/exercises/EX-0008", "EX-0008"),
                null,
                new Link("/exercises/EX-0008/detections/all.tar.gz", "all.tar.gz"),
                List.of(file("README.md", "people")));
    }

    private static DetectionsPage.File file(String name, String tool) {
        return new DetectionsPage.File(
                new Link("/exercises/EX-0007/detections/" + name, name),
                tool,
                "alerts when a marker is written",
                new Command(name, "# detections\n- rule: a <b>\n"));
    }
}

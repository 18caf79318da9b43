package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.scenarios.msel.MselDocument;
import io.drillmaster.tabletop.authoring.MselEdit;
import java.util.Arrays;
import java.util.Locale;

/** What is done to an inject in the list. */
enum RunOfShowAct {
    /** One place earlier. */
    UP("moved up") {
        @Override
        MselDocument on(MselDocument document, int place) {
            return MselEdit.move(document, "/injects/" + place, -1);
        }

        @Override
        String anchor(int place, int size) {
            return place <= 1 ? "#down-0" : "#up-" + (place - 1);
        }
    },
    /** One place later. */
    DOWN("moved down") {
        @Override
        MselDocument on(MselDocument document, int place) {
            return MselEdit.move(document, "/injects/" + place, 1);
        }

        @Override
        String anchor(int place, int size) {
            return place + 2 >= size ? "#up-" + (size - 1) : "#down-" + (place + 1);
        }
    },
    /** A copy behind it. */
    DUPLICATE("copied") {
        @Override
        MselDocument on(MselDocument document, int place) {
            return MselEdit.duplicate(document, place);
        }

        @Override
        String anchor(int place, int size) {
            return "#inject-" + (place + 1);
        }
    },
    /** Away with it. */
    DELETE("deleted") {
        @Override
        MselDocument on(MselDocument document, int place) {
            return MselEdit.remove(document, "/injects/" + place);
        }

        @Override
        String anchor(int place, int size) {
            return size == 0 ? "#injects" : "#inject-" + Math.min(place, size - 1);
        }
    };

    private final String did;

    RunOfShowAct(String did) {
        this.did = did;
    }

    static RunOfShowAct of(String word) {
        return Arrays.stream(values())
                .filter(act -> act.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(
                        () -> Problem.badField("do", "unknown-act", "'" + word + "' cannot be done to an inject."));
    }

    /** As its author reads it afterwards. */
    String did() {
        return did;
    }

    /** @param place from 0 */
    abstract MselDocument on(MselDocument document, int place);

    /** Where the keyboard goes on in the list, so that the same can be done again. */
    abstract String anchor(int place, int size);
}

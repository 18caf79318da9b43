package io.drillmaster.scenarios.msel;

import io.drillmaster.scenarios.Finding;
import io.drillmaster.scenarios.Findings;
import io.drillmaster.scenarios.Place;
import java.util.List;
import java.util.Optional;

/**
 * A tabletop as a spreadsheet (XLSX): the sheet "MSEL" with a row an inject and the columns that HSEEP gives such a list,
 * and sheets for everything else, so that nothing is lost.
 */
public final class MselWorkbook {
    private MselWorkbook() {}

    /** The bytes of which {@link #read} makes an equal tabletop. Every cell is a text; none is ever a formula. */
    public static byte[] write(Msel msel) {
        return WorkbookWriter.write(msel);
    }

    /**
     * The tabletop in a spreadsheet.
     *
     * @param bytes of an XLSX file, from anywhere: what is too large, or packed to become so, is refused unread
     * @param origin what findings call the file
     * @throws io.drillmaster.scenarios.ScenarioException with every finding, each naming its sheet and cell, if one of them
     *     is an error
     */
    public static Msel read(byte[] bytes, String origin) {
        return reading(bytes, origin).orRefused();
    }

    /** Everything that is wrong, or doubtful, with a spreadsheet; empty if it is clean. */
    public static List<Finding> lint(byte[] bytes, String origin) {
        return reading(bytes, origin).findings();
    }

    private static MselReading reading(byte[] bytes, String origin) {
        var findings = new Findings(origin);
        var refusal = WorkbookGuard.refusal(bytes);
        if (refusal.isPresent()) {
            findings.error(Place.START, "", refusal.get());
            return MselReading.of(Optional.empty(), findings);
        }
        return MselReading.of(WorkbookReader.read(bytes, findings), findings);
    }
}

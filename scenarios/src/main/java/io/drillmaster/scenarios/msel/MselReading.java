package io.drillmaster.scenarios.msel;

import io.drillmaster.scenarios.Finding;
import io.drillmaster.scenarios.Findings;
import io.drillmaster.scenarios.ScenarioException;
import io.drillmaster.scenarios.SourceDocument;
import io.drillmaster.scenarios.YamlReader;
import java.util.List;
import java.util.Optional;

/**
 * One tabletop, read.
 *
 * @param msel the tabletop, if no finding is an error
 * @param findings what was found, in the order of the file's lines
 */
record MselReading(Optional<Msel> msel, List<Finding> findings) {

    /** Reads in three steps, each only if the one before found no error: YAML, schema, consistency. */
    static MselReading of(String yamlText, String origin) {
        var findings = new Findings(origin);
        return of(YamlReader.read(yamlText, MselSchema.TABLETOP, findings), findings);
    }

    /** Takes the last two of the steps. */
    static MselReading of(Optional<SourceDocument> document, Findings findings) {
        document.ifPresent(read -> MselSchema.CHECK.check(read, findings));
        if (document.isEmpty() || findings.hasErrors()) {
            return new MselReading(Optional.empty(), findings.inOrder());
        }
        var msel = MselBinding.msel(document.get().json());
        ConsistencyCheck.check(msel, new MselFindings(document.get(), findings));
        return new MselReading(findings.hasErrors() ? Optional.empty() : Optional.of(msel), findings.inOrder());
    }

    Msel orRefused() {
        return msel.orElseThrow(() -> new ScenarioException(findings));
    }
}

package io.drillmaster.scenarios.msel;

/** Checks what a schema cannot say: whether the parts of a tabletop fit each other. */
final class ConsistencyCheck {
    private ConsistencyCheck() {}

    static void check(Msel msel, MselFindings findings) {
        new IdCheck(msel, findings).check();
        new ReferenceCheck(msel, findings).check();
        new RunOfShowCheck(msel, findings).check();
        new QuestionCheck(msel, findings).check();
        new CoverageCheck(msel, findings).check();
        new TextCheck(findings).check();
        new ForesightCheck(msel, findings).check();
    }
}

package io.drillmaster.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.db.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever names a package or a marker has to be found by its words, however it is written. */
class TextWordsTest {
    @ParameterizedTest
    @CsvSource({
        "pip install pytorch-utilz==0.0.1, pytorch-utilz",
        "/tmp/PyTorch_Utilz-0.0.1.tar.gz, pytorch-utilz",
        "pytorch..utilz, pytorch-utilz",
        "https://r.example/simple/pytorch-utilz/, pytorch-utilz",
        "name%3Dpytorch-utilz, pytorch-utilz",
        "npm i @acme/left-padz, left-padz",
        "npm i %40acme%2Fleft-padz, left-padz",
        "log line\\npytorch-utilz failed, pytorch-utilz",
        "%pytorch-utilz, pytorch-utilz",
        "/tmp/security-drill-abcdefghij234567klmn.txt, abcdefghij234567klmn",
        "ABCDEFGHIJ234567KLMN.drill.example.com, abcdefghij234567klmn",
    })
    void aNameIsFoundHoweverItIsWritten(String text, String name) {
        assertThat(TextWords.of(new SearchableText(text))).contains(name);
    }

    @Test
    void wordsThatStandApartMakeNoName() {
        assertThat(TextWords.of(new SearchableText("pytorch utilz\npytorch\nutilz, pytorch, utilz")))
                .containsExactlyInAnyOrder("pytorch", "utilz");
    }

    @Test
    void aTextWithoutWordsHasNone() {
        assertThat(TextWords.of(new SearchableText("ÄÖÜ – … \u212a"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pytorch-utilz", "PyTorch_Utilz", "@acme/left-padz", "a.b-c_d-e-f-g-h-i-j", "_x_"})
    void theDatabaseFindsPackagesByTheSameName(String packageName) {
        try (var db = TestDatabase.fresh()) {
            var inDatabase = db.database()
                    .jdbi()
                    .withHandle(handle -> handle.createQuery("select drill_name(:name)")
                            .bind("name", packageName)
                            .mapTo(String.class)
                            .one());
            assertThat(TextWords.ofName(packageName)).isEqualTo(inDatabase);
        }
    }
}

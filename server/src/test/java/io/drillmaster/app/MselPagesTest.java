package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.identity.Role;
import io.drillmaster.scenarios.msel.MselLibrary;
import io.drillmaster.scenarios.msel.MselWorkbook;
import io.drillmaster.scenarios.msel.MselYaml;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MselPagesTest {
    private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start();

    @BeforeAll
    static void accounts() {
        DRILLMASTER.account("ada", Role.ADMINISTRATOR);
        DRILLMASTER.account("mia", Role.MEMBER);
        DRILLMASTER.account("vic", Role.VIEWER);
    }

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void everyStoryThatShipsIsListedShownAndGivenOutAsFile() {
        var mia = Person.signedIn(DRILLMASTER, "mia");
        assertThat(mia.get("/msels").body()).contains("TTX-01", "TTX-02", "TTX-03");
        for (var msel : MselLibrary.ofShipped().msels()) {
            assertThat(mia.get("/msels/" + msel.id()).body())
                    .contains(msel.injects().get(0).id(), "Expected actions");
            assertThat(mia.get("/msels/" + msel.id() + "/file/yaml").body()).isEqualTo(MselYaml.write(msel));
        }
        assertThat(mia.get("/msels/TTX-99").statusCode()).isEqualTo(404);
    }

    @Test
    void whoOnlyReadsSeesNoStoryBeforeItIsPlayed() {
        var vic = Person.signedIn(DRILLMASTER, "vic");
        assertThat(vic.get("/msels").statusCode()).isEqualTo(200);
        assertThat(vic.get("/msels/TTX-01").statusCode()).isEqualTo(403);
        assertThat(vic.get("/msels/TTX-01/file/yaml").statusCode()).isEqualTo(403);
    }

    @Test
    void aStoryIsCheckedSavedAsTheNextVersionAndTakenBack() {
        var mia = Person.signedIn(DRILLMASTER, "mia");
        var yaml = mia.get("/msels/TTX-02/file/yaml").body();
        var title = MselLibrary.ofShipped().find("TTX-02").orElseThrow().title();

        var broken = mia.submit("/msels/TTX-02/edit", "/msels", form(yaml.replace("id: M1", "id: M9"), 1, "check"));
        assertThat(broken.body()).contains("What the check found", ">Error<", "M1", "id: M9");

        var changed = yaml.replace("title: " + title, "title: Quite another title");
        var saved = mia.submit("/msels/TTX-02/edit", "/msels", form(changed, 1, "save"));
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(mia.get("/msels/TTX-02").body()).contains("Quite another title", "version 2, saved by mia");

        var late = mia.submit("/msels/TTX-02/edit", "/msels", form(changed, 1, "save"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Version 2 of TTX-02 is in use by now").contains("Quite another title");

        var back = mia.submit("/msels/TTX-02", "/msels/TTX-02/restore", Map.of("version", "1", "readFrom", "2"));
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(mia.get("/msels/TTX-02").body())
                .contains("version 3", "Go back to it")
                .contains(title);
    }

    @Test
    void theSpreadsheetHoldsTheSameStory() throws Exception {
        var mia = Person.signedIn(DRILLMASTER, "mia");
        var sheet = mia.http()
                .send(mia.request("/msels/TTX-03/file/xlsx").build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
        assertThat(MselWorkbook.read(sheet, "TTX-03.xlsx"))
                .isEqualTo(MselLibrary.ofShipped().find("TTX-03").orElseThrow());
    }

    private static Map<String, String> form(String yaml, int readFrom, String what) {
        return Map.of("id", "TTX-02", "yaml", yaml, "readFrom", Integer.toString(readFrom), "note", "", "do", what);
    }
}

package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.identity.Role;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Lure names, asked of the running program with a browser that knows no scripts. */
class LurePagesTest {
    private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start();

    static {
        DRILLMASTER.account("ana", Role.ADMINISTRATOR); // without one nobody can sign in
        DRILLMASTER.account("mia", Role.MEMBER);
        DRILLMASTER.account("vera", Role.VIEWER);
    }

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void aPastedFileGivesNamesRefusedOnesAndWhatWasPassedOver() {
        var mia = Person.signedIn(DRILLMASTER, "mia");
        assertThat(mia.get("/scenarios").body()).contains("href=\"/lure\"");
        var answer = mia.submit(
                "/lure",
                "/lure",
                Map.of("format", "REQUIREMENTS_TXT", "file", "-r base.txt\r\nrequests==2\r\nacme_auth"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .containsPattern("<code>requesst</code></th><td[^>]*><span>transposition</span>")
                .containsPattern("<code>acme-auth</code>.*PyPI holds it for &#39;acme_auth&#39; itself")
                .contains("-r base.txt", "not followed", "Dependencies: 2.")
                .contains("requests==2"); // to be changed and asked again
    }

    @Test
    void aFileThatCannotBeReadIsToldWithItsLineAndComesBack() {
        var mia = Person.signedIn(DRILLMASTER, "mia");
        var answer = mia.submit(
                "/lure", "/lure", Map.of("format", "PACKAGE_JSON", "file", "{\n\"dependencies\": [\"lodash\"]}"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("line 2: &#39;dependencies&#39; is to be an object")
                .contains("[&quot;lodash&quot;]")
                .containsPattern("value=\"PACKAGE_JSON\" selected");
        var tooLong =
                mia.submit("/lure", "/lure", Map.of("format", "GEMFILE", "file", "#".repeat(50) + "x".repeat(100_000)));
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains("100050 characters; at most 100000");
    }

    @Test
    void whoeverPlansNoDrillsNeedsNoLures() {
        var vera = Person.signedIn(DRILLMASTER, "vera");
        assertThat(vera.get("/lure").statusCode()).isEqualTo(403);
        assertThat(vera.get("/scenarios").body()).doesNotContain("href=\"/lure\"");
    }
}

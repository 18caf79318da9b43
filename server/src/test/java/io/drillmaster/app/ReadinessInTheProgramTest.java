package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.common.Json;
import io.drillmaster.identity.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Signals of readiness, as machines feed them and people see them. */
class ReadinessInTheProgramTest {
    private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start();
    private static final Person ADMIN;

    static {
        DRILLMASTER.account("ana", Role.ADMINISTRATOR);
        DRILLMASTER.account("mia", Role.MEMBER);
        DRILLMASTER.account("vic", Role.VIEWER);
        ADMIN = Person.signedIn(DRILLMASTER, "ana");
    }

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void aMachineFeedsWithItsKeyAndEverybodySeesIt() throws Exception {
        var key = key("CI of the shop");
        var taken = feed(key, "application/json", """
                [{"signal": "dependencies-pinned", "subject": "shop", "date": "2026-01-05", "value": 31, "outOf": 52},
                 {"signal": "dependencies-pinned", "subject": "shop", "date": "2026-03-05", "value": 50, "outOf": 52}]
                """);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        assertThat(Json.mapper().readTree(taken.body()))
                .isEqualTo(Json.mapper().readTree("{\"taken\": 2, \"replaced\": 0}"));
        assertThat(feed(
                                key,
                                "text/csv; charset=utf-8",
                                "signal,subject,date,value,out_of\ndependencies-pinned,shop,2026-03-05,52,52\n")
                        .body())
                .contains("\"replaced\":1");

        var page = Person.signedIn(DRILLMASTER, "vic").get("/readiness?from=2026-01-01&to=2026-12-31&subject=shop");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "rose from 59.6\u00a0% (31 of 52) to 100\u00a0% (52 of 52) since 5 Jan 2026, 2 samples",
                        "better")
                .contains("replaced", "by CI of the shop", "No drill of this stage was finished in this period.")
                .doesNotContain("/withdraw", "Make a key", "Upload a CSV");

        var csv = ADMIN.get("/readiness.csv?from=2026-01-01&to=2026-12-31&subject=shop&signal=dependencies-pinned");
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body().lines())
                .hasSize(4)
                .anyMatch(line -> line.startsWith(
                        "dependencies-pinned,evaluation,share,shop,2026-03-05,50,52,CI of the shop,,replaced,"));
        var json = Json.mapper()
                .readTree(ADMIN.get("/api/readiness?from=2026-01-01&to=2026-12-31&subject=shop")
                        .body());
        assertThat(json.path("samples")).hasSize(3);
        assertThat(json.path("samples").path(0).path("outOf").asInt()).isEqualTo(52);
    }

    @Test
    void aKeyThatEndedOrIsNoneFeedsNothing() {
        var key = key("to be ended");
        var end = first(
                "action=\"(/readiness/keys/\\d+/end)\"", ADMIN.get("/readiness").body());
        assertThat(ADMIN.submit("/readiness", end, Map.of()).statusCode()).isEqualTo(303);

        var sample = "{\"signal\": \"look-alike-names-open\", \"value\": 7}";
        assertThat(feed(key, "application/json", sample).statusCode()).isEqualTo(401);
        assertThat(feed("guessed", "application/json", sample).body()).contains("unknown-key", "page Readiness");
        var without = ADMIN.send(ADMIN.request("/api/readiness").POST(BodyPublishers.ofString(sample)));
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(without.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void whatIsWrongIsToldPlaceByPlaceAndNothingIsTaken() throws Exception {
        var key = key("a clumsy job");
        var refused = feed(
                key,
                "application/json",
                "[{\"signal\": \"look-alike-names-open\", \"subject\": \"none of it\", \"value\": 7},"
                        + " {\"signal\": \"look-alike-names-open\", \"value\": \"many\"}]");
        assertThat(refused.statusCode()).isEqualTo(400);
        var problem = Json.mapper().readTree(refused.body());
        assertThat(problem.path("code").asText()).isEqualTo("wrong-samples");
        assertThat(problem.path("errors").path(0).path("place").asText()).isEqualTo("sample 2");
        assertThat(ADMIN.get("/readiness").body()).doesNotContain("none of it");

        assertThat(feed(key, "text/plain", "7").statusCode()).isEqualTo(415);
        assertThat(feed(key, "application/json", " ".repeat(1024 * 1024 + 1)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void aMemberUploadsATableAndTakesASampleBack() {
        var mia = Person.signedIn(DRILLMASTER, "mia");
        var wrong = upload(mia, "signal,value\nlook-alike-names-open,many\n");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("The file was not taken", "line 2, value: &#39;many&#39; is no whole number");
        assertThat(upload(mia, "").statusCode()).isEqualTo(400);

        var taken = upload(
                mia, "signal,subject,date,value,note\nlook-alike-names-open,uploaded,2026-02-03,7,=HYPERLINK(1)\n");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(303);
        var page = "/readiness?from=2026-01-01&to=2026-12-31&subject=uploaded";
        assertThat(mia.get(page).body()).contains("7 on 3 Feb 2026, one sample", "upload by mia");
        assertThat(mia.get("/readiness.csv?from=2026-01-01&to=2026-12-31&subject=uploaded")
                        .body())
                .contains(",'=HYPERLINK(1),");

        var withdraw = first(
                "action=\"(/readiness/samples/\\d+/withdraw)\"", mia.get(page).body());
        assertThat(mia.submit(page, withdraw, Map.of()).statusCode()).isEqualTo(303);
        assertThat(mia.get(page).body()).contains("withdrawn by mia", "every sample is withdrawn");
        assertThat(mia.submit(page, withdraw, Map.of()).statusCode()).isEqualTo(404);
        assertThat(mia.submit(page, withdraw.replace("withdraw", "restore"), Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(mia.get(page).body()).contains("7 on 3 Feb 2026, one sample", "put back by mia");
    }

    @Test
    void aPeriodThatIsNoneIsTold() {
        assertThat(ADMIN.get("/readiness?from=soon").body()).contains("is no date; write it as");
        assertThat(ADMIN.get("/readiness?from=2026-02-01&to=2026-01-01").body()).contains("before it begins");
        assertThat(ADMIN.get("/readiness.csv?signal=luck").statusCode()).isEqualTo(400);
    }

    private static String key(String label) {
        var made = ADMIN.submit("/readiness", "/readiness/keys", Map.of("label", label));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        var key = first("<code id=\"fresh-key\">([A-Za-z0-9_-]{43})</code>", made.body());
        assertThat(ADMIN.get("/readiness").body()).contains(label, "never used").doesNotContain(key);
        return key;
    }

    private static HttpResponse<String> feed(String key, String type, String body) {
        return ADMIN.send(ADMIN.request("/api/readiness", "Authorization", "Bearer " + key, "Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> upload(Person person, String csv) {
        var boundary = "a-boundary-of-the-test";
        var body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n"
                + person.csrf("/readiness") + "\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n"
                + csv + "\r\n--" + boundary + "--\r\n";
        return person.send(person.request(
                        "/readiness/upload", "Origin", DRILLMASTER.address().toString())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    private static String first(String pattern, String text) {
        var match = Pattern.compile(pattern).matcher(text);
        assertThat(match.find()).as(pattern + " in " + text).isTrue();
        return match.group(1);
    }
}

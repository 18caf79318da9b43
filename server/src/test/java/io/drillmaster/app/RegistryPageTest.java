package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.identity.Role;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The registry's part of an exercise's page, on a server whose registry asks for tokens. */
class RegistryPageTest {
    private static final Pattern SECRET = Pattern.compile("<code id=\"fresh-token\">([A-Za-z0-9_-]{43})</code>");

    private static ApplicationFixture drillmaster;
    private static Person member;

    @BeforeAll
    static void start() {
        drillmaster = ApplicationFixture.start(Map.of("registry.access", "token"), Clock.systemUTC());
        drillmaster.account("root", Role.ADMINISTRATOR); // without one, nobody can sign in
        drillmaster.account("ada", Role.MEMBER);
        drillmaster.account("vic", Role.VIEWER);
        member = Person.signedIn(drillmaster, "ada");
    }

    @AfterAll
    static void stop() {
        drillmaster.close();
    }

    @Test
    void aMemberSeesANewTokenOnceAndItWorksUntilTheExerciseEnds() {
        var id = drillmaster.open("SC-DEMO", Duration.ofHours(1)).plan().id();
        var page = "/exercises/" + id;

        var made = member.submit(page, page + "/registry-tokens", Map.of("rights", "read"));

        var secret = SECRET.matcher(made.body());
        assertThat(secret.find()).as(made.body()).isTrue();
        assertThat(member.get(page).body())
                .doesNotContain(secret.group(1))
                .contains("made by ada", "READ-TOKEN-MADE-ON-THIS-PAGE");
        assertThat(Person.signedIn(drillmaster, "vic").get(page).body()).doesNotContain("registry-tokens");
        assertThat(index(secret.group(1)).statusCode()).isEqualTo(200);
        drillmaster.parts().conductor().abort(id, "enough", "ada");
        assertThat(index(secret.group(1)).statusCode()).isEqualTo(401);
        assertThat(member.get(page).body()).doesNotContain("registry-tokens");
        assertThat(member.submit("/account", page + "/registry-tokens", Map.of("rights", "read"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aMemberYanksAFileAndSetsItsTime() {
        var id = drillmaster.open("SC-DEMO", Duration.ofHours(1)).plan().id();
        var page = "/exercises/" + id;
        var file = drillmaster.parts().registry().files(id).get(0);
        var form = page + "/registry-files/" + file.id();

        assertThat(member.submit(page, form, Map.of("do", "yank", "reason", "broken <b>"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(member.get(page).body()).contains("broken &lt;b&gt;");
        assertThat(member.submit(page, form, Map.of("do", "time", "time", "2020-01-01T00:00:00Z"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(member.submit(page, form, Map.of("do", "time", "time", "yesterday"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(member.submit(page, form, Map.of("do", "remove")).statusCode())
                .as("a drill package goes with its exercise")
                .isEqualTo(409);
        assertThat(member.submit(page, form, Map.of("do", "unyank")).statusCode())
                .isEqualTo(303);

        var changed = drillmaster.parts().registry().files(id).get(0);
        assertThat(changed.yanked()).isEmpty();
        assertThat(changed.uploadTime()).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(changed.uploadedAt()).isEqualTo(file.uploadedAt());
    }

    private static HttpResponse<String> index(String secret) {
        var client = new Person(drillmaster.address());
        return client.get("/pypi/simple/pytorch-utilz/", "Authorization", "Bearer " + secret);
    }
}

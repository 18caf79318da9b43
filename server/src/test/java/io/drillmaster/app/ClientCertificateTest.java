package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A reverse proxy that checks client certificates, played by the test. */
class ClientCertificateTest {
    private static final String SUBJECT = "CN=falco.build.example.com,O=Acme";

    @Test
    void theSubjectIsBelievedFromATrustedProxyAndFromNobodyElse() throws Exception {
        try (var trusting = start("127.0.0.1");
                var other = start("192.0.2.1")) {
            var here = hook(trusting);
            assertThat(post(here, "X-Client-DN", SUBJECT)).isEqualTo(200);
            assertThat(post(here, "X-Client-DN", "CN=somebody")).isEqualTo(401);
            assertThat(post(here, "X-SSL-Client-S-DN", SUBJECT)).isEqualTo(401);
            assertThat(post(here, "X-Client-DN", SUBJECT, "X-Client-DN", SUBJECT))
                    .isEqualTo(401);
            assertThat(post(here, "X-Other", "x")).isEqualTo(401);

            assertThat(post(hook(other), "X-Client-DN", SUBJECT)).isEqualTo(401);
        }
    }

    private static ApplicationFixture start(String proxy) {
        return ApplicationFixture.start(
                Map.of("hooks.trusted-proxies", proxy, "hooks.client-subject-header", "X-Client-DN"),
                Clock.systemUTC());
    }

    private static URI hook(ApplicationFixture drillmaster) {
        var sources = drillmaster.parts().alertSources();
        var fresh = sources.create("falco", "Falco behind the proxy", false, "ada");
        sources.expectClient(fresh.source().id(), SUBJECT);
        return fresh.address().url();
    }

    private static int post(URI hook, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(hook)
                .headers(headers)
                .POST(HttpRequest.BodyPublishers.ofString("{\"rule\":\"R\"}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}

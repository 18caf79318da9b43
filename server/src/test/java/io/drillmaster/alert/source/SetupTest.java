package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpServer;
import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.Hook;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.HookReceiver;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.evidence.NewEvidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SetupTest {
    private static final HookSecret SECRET = new HookSecret("it's \"secret\"");
    private static final URI URL = URI.create("https://drills.example/hooks/x/kEy-_9");

    @Test
    void theShellSnippetDeliversAnAlertWhenPasted() throws IOException, InterruptedException {
        var kept = new ArrayList<NewEvidence>();
        var receiver = new HookReceiver(
                AlertSources.ALL,
                (source, key) -> Optional.of(new Hook(source, "pasted", false, List.of(SECRET))),
                rows -> {
                    kept.addAll(rows);
                    return CompletableFuture.allOf();
                },
                () -> Deliveries.RECEIVED);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hooks/generic/key", exchange -> {
            var headers = new HashMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            var reply = receiver.receive("generic", "key", headers, exchange.getRequestBody());
            exchange.sendResponseHeaders(reply.status(), 0);
            try (var out = exchange.getResponseBody()) {
                out.write(reply.body().getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
        try {
            var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks/generic/key");
            var snippet = new Generic()
                    .setup(new HookAddress(url, Optional.of(SECRET)))
                    .get(0);
            var shell = new ProcessBuilder("sh", "-c", snippet.text())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(shell.waitFor()).as(said).isZero();
            assertThat(said).contains("{\"accepted\":1}");
            assertThat(kept).hasSize(1);
            assertThat(kept.get(0).sourceTime()).isPresent();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void falcosSnippetIsYamlThatSetsHttpOutput() {
        var snippets = new Falco().setup(new HookAddress(URL, Optional.empty()));
        var falco = yaml(snippets.get(0).text());

        assertThat(falco.get("json_output")).isEqualTo(true);
        assertThat(falco.get("http_output")).isEqualTo(Map.of("enabled", true, "url", URL.toString()));
        assertThat(yaml(snippets.get(1).text()).get("webhook")).isEqualTo(Map.of("address", URL.toString()));
    }

    @Test
    void aSecretLeavesOnlyFalcosidekickForFalcoCanSendNoHeader() {
        var snippets = new Falco().setup(new HookAddress(URL, Optional.of(SECRET)));

        assertThat(snippets).hasSize(1);
        assertThat(yaml(snippets.get(0).text()).get("webhook"))
                .isEqualTo(Map.of(
                        "address",
                        URL.toString(),
                        "customheaders",
                        Map.of("Authorization", "Bearer " + SECRET.value())));
    }

    @Test
    void githubsCommandCarriesTheWholeConfiguration() {
        var command = new GitHub()
                .setup(new HookAddress(URL, Optional.of(SECRET)))
                .get(1)
                .text();
        var json = Deliveries.json(command.split("\n", 3)[1].getBytes(StandardCharsets.UTF_8));

        assertThat(json.path("config").path("url").asText()).isEqualTo(URL.toString());
        assertThat(json.path("config").path("content_type").asText()).isEqualTo("json");
        assertThat(json.path("config").path("secret").asText()).isEqualTo(SECRET.value());
    }

    @Test
    void everySourceSaysWhereToDeliverAndHowItProvesItself() {
        for (var source : AlertSources.ALL) {
            assertThat(source.setup(new HookAddress(URL, Optional.of(SECRET))))
                    .as(source.id())
                    .isNotEmpty()
                    .anySatisfy(snippet -> assertThat(snippet.text()).contains(URL.toString()));
            assertThat(source.authenticator().explanation()).endsWith(".");
            assertThat(AlertSources.byId(source.id())).contains(source);
        }
        assertThat(List.copyOf(AlertSources.ALL)).extracting(AlertSource::id).doesNotHaveDuplicates();
    }

    private static Map<?, ?> yaml(String text) {
        try {
            return new YAMLMapper().readValue(text, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

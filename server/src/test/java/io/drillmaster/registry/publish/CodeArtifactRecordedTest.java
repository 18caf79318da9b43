package io.drillmaster.registry.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.drillpackages.Ecosystem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** AWS CodeArtifact, by its documented endpoints for twine and npm; not a live one. */
class CodeArtifactRecordedTest {
    private static final Credentials AWS = new Credentials(Optional.of("aws"), Optional.of("token"));

    private final Recorded endpoint = Recorded.start();

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void aPythonPackageIsUploadedAsTwineDoesWithTheAuthorizationToken() {
        var built = Sample.pypi();
        var publisher = Sample.publisher(TargetKind.CODEARTIFACT, Ecosystem.PYPI, endpoint.at("/pypi/drill/"), AWS);
        var basic = "Basic " + Base64.getEncoder().encodeToString("aws:token".getBytes(StandardCharsets.UTF_8));
        var file = "/pypi/drill/simple/acme-drill-utilz/0.0.1/" + built.filename();
        endpoint.expect("POST", "/pypi/drill/")
                .header("Authorization", basic)
                .body(form -> assertThat(form).contains("name=\":action\"\r\n\r\nfile_upload"))
                .answer(200);
        endpoint.expect("GET", "/pypi/drill/simple/acme-drill-utilz/")
                .header("Authorization", basic)
                .answer(
                        200,
                        "text/html",
                        "<a href=\"0.0.1/%s#sha256=%s\">%s</a>"
                                .formatted(built.filename(), built.sha256(), built.filename()));
        endpoint.expect("GET", file).header("Authorization", basic).answer(200, "application/gzip", built.content());

        assertThat(publisher.publish(built).url()).contains(endpoint.at(file));
        endpoint.allWasAsked();
    }

    @Test
    void withdrawalIsHandedToAPersonWithTheCommand() {
        var host = "acme-111122223333.d.codeartifact.eu-central-1.amazonaws.com";
        var publisher = Publishers.of(
                        Sample.allowing(host), "test", Sample.NO_ALIASES, Duration.ofSeconds(1), Duration.ofSeconds(1))
                .to(RegistryTarget.of(
                        "team",
                        TargetKind.CODEARTIFACT,
                        Ecosystem.NPM,
                        URI.create("https://" + host + "/npm/drill/"),
                        AWS));
        var receipt = Receipt.intended("team", Sample.npm("@acme-drill/state", "0.0.1"));

        assertThat(((CodeArtifactPublisher) publisher).remove(receipt).toDo())
                .hasValueSatisfying(toDo -> assertThat(toDo)
                        .contains("aws codeartifact delete-package-versions --region eu-central-1 --domain acme"
                                + " --domain-owner 111122223333 --repository drill --format npm --namespace acme-drill"
                                + " --package state --versions 0.0.1"));
        assertThat(publisher.capabilities().delete()).isFalse();
    }
}

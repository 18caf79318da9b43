package io.drillmaster.registry.publish;

import static io.drillmaster.registry.publish.Sample.ADA;
import static io.drillmaster.registry.publish.Sample.BASIC;
import static io.drillmaster.registry.publish.Sample.BEARER;
import static io.drillmaster.registry.publish.Sample.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.drillpackages.Ecosystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Forgejo and Gitea, by their documented package routes; not a live one. */
class ForgejoRecordedTest {
    private final Recorded forgejo = Recorded.start();

    @AfterEach
    void stop() {
        forgejo.close();
    }

    @Test
    void aPythonPackageIsUploadedThereAndDeletedThroughTheGeneralApi() {
        var built = Sample.pypi();
        var publisher =
                Sample.publisher(TargetKind.FORGEJO, Ecosystem.PYPI, forgejo.at("/api/packages/drill/pypi/"), ADA);
        var index = "/api/packages/drill/pypi/simple/acme-drill-utilz/";
        var file = "/api/packages/drill/pypi/files/acme-drill-utilz/0.0.1/" + built.filename();
        var page = "<a href=\"%s#sha256=%s\">%s</a>".formatted(forgejo.at(file), built.sha256(), built.filename());
        forgejo.expect("POST", "/api/packages/drill/pypi")
                .header("Authorization", BASIC)
                .body(form -> assertThat(form).contains("name=\"sha256_digest\"\r\n\r\n" + built.sha256()))
                .answer(201);
        forgejo.expect("GET", index).answer(200, "text/html", page);
        forgejo.expect("GET", file).answer(200, "application/octet-stream", built.content());

        var receipt = publisher.publish(built);

        forgejo.expect("GET", index).answer(200, "text/html", page);
        forgejo.expect("DELETE", "/api/v1/packages/drill/pypi/acme-drill-utilz/0.0.1")
                .header("Authorization", BASIC)
                .answer(204);
        forgejo.expect("GET", index).answer(404);
        forgejo.expect("GET", file).answer(404);

        assertThat(publisher.withdraw(receipt).toDo()).isEmpty();
        assertThat(publisher.verifyGone(receipt).gone()).isTrue();
        forgejo.allWasAsked();
    }

    @Test
    void aScopedNpmPackageIsDeletedByItsWholeName() {
        var publisher =
                Sample.publisher(TargetKind.FORGEJO, Ecosystem.NPM, forgejo.at("/api/packages/drill/npm/"), TOKEN);
        forgejo.expect("GET", "/api/packages/drill/npm/@acme-drill%2fstate").answer(404);
        forgejo.expect("DELETE", "/api/v1/packages/drill/npm/@acme-drill%2fstate/0.0.2")
                .header("Authorization", BEARER)
                .answer(404);

        var withdrawal = publisher.withdraw(Receipt.intended("team", Sample.npm("@acme-drill/state", "0.0.2")));

        assertThat(withdrawal.toDo()).as("not there is as good as deleted").isEmpty();
        forgejo.allWasAsked();
    }
}

package io.drillmaster.registry.publish;

import static io.drillmaster.registry.publish.Sample.ADA;
import static io.drillmaster.registry.publish.Sample.BASIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.drillpackages.Ecosystem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nexus Repository 3, by its documented components and search API; not a live one. */
class NexusRecordedTest {
    private final Recorded nexus = Recorded.start();

    @AfterEach
    void stop() {
        nexus.close();
    }

    @Test
    void aPythonPackageGoesThroughTheComponentsApi() {
        var built = Sample.pypi();
        var publisher = Sample.publisher(TargetKind.NEXUS, Ecosystem.PYPI, nexus.at("/repository/drill-hosted/"), ADA);
        nexus.expect("POST", "/service/rest/v1/components?repository=drill-hosted")
                .header("Authorization", BASIC)
                .body(form -> assertThat(form)
                        .contains("name=\"pypi.asset\"; filename=\"" + built.filename() + "\"")
                        .contains(new String(built.content(), StandardCharsets.ISO_8859_1)))
                .answer(204);
        var file = "/repository/drill-hosted/packages/acme-drill-utilz/0.0.1/" + built.filename();
        nexus.expect("GET", "/repository/drill-hosted/simple/acme-drill-utilz/")
                .header("Authorization", BASIC)
                .answer(
                        200,
                        "text/html",
                        "<a href=\"../../packages/acme-drill-utilz/0.0.1/%s#md5=0\" rel=\"internal\">%s</a>"
                                .formatted(built.filename(), built.filename()));
        nexus.expect("GET", file).header("Authorization", BASIC).answer(200, "application/gzip", built.content());

        var receipt = publisher.publish(built);

        assertThat(receipt.url()).contains(nexus.at(file));
        nexus.allWasAsked();
    }

    @Test
    void onlyTheComponentThatIsOursIsDeleted() {
        var receipt = Receipt.intended("team", Sample.pypi());
        var publisher = Sample.publisher(TargetKind.NEXUS, Ecosystem.PYPI, nexus.at("/repository/drill-hosted/"), ADA);
        nexus.expect("GET", "/repository/drill-hosted/simple/acme-drill-utilz/").answer(404);
        nexus.expect(
                        "GET",
                        "/service/rest/v1/search?repository=drill-hosted&format=pypi&name=acme-drill-utilz&version=0.0.1")
                .header("Authorization", BASIC)
                .answer(200, "application/json", """
                        {"items": [
                          {"id": "b3RoZXI", "repository": "drill-hosted", "format": "pypi", "group": null,
                           "name": "acme-drill-utilz-extra", "version": "0.0.1", "assets": []},
                          {"id": "b2xkZXI", "repository": "drill-hosted", "format": "pypi", "group": null,
                           "name": "acme-drill-utilz", "version": "0.0.0", "assets": []},
                          {"id": "b3Vycw", "repository": "drill-hosted", "format": "pypi", "group": null,
                           "name": "acme_drill_utilz", "version": "0.0.1", "assets": []}
                        ], "continuationToken": null}
                        """);
        nexus.expect("DELETE", "/service/rest/v1/components/b3Vycw")
                .header("Authorization", BASIC)
                .answer(204);
        nexus.expect("GET", "/repository/drill-hosted/simple/acme-drill-utilz/").answer(404);

        assertThat(publisher.withdraw(receipt).toDo()).isEmpty();
        assertThat(publisher.verifyGone(receipt).gone()).isTrue();
        nexus.allWasAsked();
    }

    @Test
    void aScopedNpmPackageIsSearchedByGroupAndName() {
        var receipt = Receipt.intended("team", Sample.npm("@acme-drill/state", "0.0.2"));
        var publisher = Sample.publisher(TargetKind.NEXUS, Ecosystem.NPM, nexus.at("/repository/npm-hosted/"), ADA);
        nexus.expect("GET", "/repository/npm-hosted/@acme-drill%2fstate").answer(404);
        nexus.expect(
                        "GET",
                        "/service/rest/v1/search?repository=npm-hosted&format=npm&group=acme-drill&name=state&version=0.0.2")
                .answer(200, "application/json", """
                        {"items": [{"id": "bnBt", "group": "acme-drill", "name": "state", "version": "0.0.2"}]}
                        """);
        nexus.expect("DELETE", "/service/rest/v1/components/bnBt").answer(403);

        var withdrawal = publisher.withdraw(receipt);

        assertThat(withdrawal.words()).contains("refuses to delete it: 403");
        assertThat(withdrawal.toDo())
                .hasValueSatisfying(toDo -> assertThat(toDo).contains("privilege 'delete'"));
        nexus.allWasAsked();
    }
}

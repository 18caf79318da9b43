package io.drillmaster.registry.publish;

import static io.drillmaster.registry.publish.Sample.ADA;
import static io.drillmaster.registry.publish.Sample.BASIC;
import static io.drillmaster.registry.publish.Sample.BEARER;
import static io.drillmaster.registry.publish.Sample.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.drillpackages.Ecosystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Artifactory, by its documented PyPI, npm, checksum search and deletion APIs; not a live one. */
class ArtifactoryRecordedTest {
    private final Recorded artifactory = Recorded.start();

    @AfterEach
    void stop() {
        artifactory.close();
    }

    @Test
    void aPythonPackageIsUploadedAsTwineDoesAndDeletedByItsBytes() {
        var built = Sample.pypi();
        var publisher = Sample.publisher(
                TargetKind.ARTIFACTORY, Ecosystem.PYPI, artifactory.at("/artifactory/api/pypi/drill-local/"), ADA);
        var index = "/artifactory/api/pypi/drill-local/simple/acme-drill-utilz/";
        var file = "/artifactory/api/pypi/drill-local/packages/acme-drill-utilz/0.0.1/" + built.filename();
        var page = "<a href=\"../../packages/acme-drill-utilz/0.0.1/%s#sha256=%s\">%s</a>"
                .formatted(built.filename(), built.sha256(), built.filename());
        artifactory
                .expect("POST", "/artifactory/api/pypi/drill-local")
                .header("Authorization", BASIC)
                .body(form -> assertThat(form)
                        .contains("name=\":action\"\r\n\r\nfile_upload")
                        .contains("name=\"filetype\"\r\n\r\nsdist")
                        .contains("name=\"sha256_digest\"\r\n\r\n" + built.sha256())
                        .contains("name=\"content\"; filename=\"" + built.filename() + "\""))
                .answer(200);
        artifactory.expect("GET", index).answer(200, "text/html", page);
        artifactory.expect("GET", file).answer(200, "application/gzip", built.content());

        var receipt = publisher.publish(built);

        artifactory.expect("GET", index).answer(200, "text/html", page);
        artifactory
                .expect("GET", "/artifactory/api/search/checksum?sha256=" + built.sha256() + "&repos=drill-local")
                .header("Authorization", BASIC)
                .answer(200, "application/json", """
                        {"results": [
                          {"uri": "http://localhost:8081/artifactory/api/storage/drill-local/acme-drill-utilz/0.0.1/%s"},
                          {"uri": "http://localhost:8081/artifactory/api/storage/other-local/copy/%s"}
                        ]}
                        """.formatted(built.filename(), built.filename()));
        artifactory
                .expect("DELETE", "/artifactory/drill-local/acme-drill-utilz/0.0.1/" + built.filename())
                .header("Authorization", BASIC)
                .answer(204);
        artifactory.expect("GET", index).answer(404);
        artifactory.expect("GET", file).answer(404);

        assertThat(publisher.withdraw(receipt).words()).contains("trash can");
        assertThat(publisher.verifyGone(receipt).gone()).isTrue();
        artifactory.allWasAsked();
    }

    @Test
    void anNpmPackageIsPublishedAsNpmDoes() {
        var built = Sample.npm("acme-drill-state", "0.0.1");
        var publisher = Sample.publisher(
                TargetKind.ARTIFACTORY, Ecosystem.NPM, artifactory.at("/artifactory/api/npm/drill-local/"), TOKEN);
        var tarball = "/artifactory/api/npm/drill-local/acme-drill-state/-/acme-drill-state-0.0.1.tgz";
        artifactory
                .expect("PUT", "/artifactory/api/npm/drill-local/acme-drill-state")
                .header("Authorization", BEARER)
                .body(json -> assertThat(json).contains("\"_attachments\"", built.integrity()))
                .answer(201);
        artifactory
                .expect("GET", "/artifactory/api/npm/drill-local/acme-drill-state")
                .header("Authorization", BEARER)
                .answer(
                        200,
                        "application/json",
                        "{\"versions\": {\"0.0.1\": {\"dist\": {\"tarball\": \"%s\", \"integrity\": \"%s\"}}}}"
                                .formatted(artifactory.at(tarball), built.integrity()));
        artifactory.expect("GET", tarball).answer(200, "application/octet-stream", built.content());

        assertThat(publisher.publish(built).remoteId()).contains(built.integrity());
        artifactory.allWasAsked();
    }

    @Test
    void aRepositoryThatMayNotBeSearchedIsToldWithThePermission() {
        var publisher = Sample.publisher(
                TargetKind.ARTIFACTORY, Ecosystem.PYPI, artifactory.at("/artifactory/api/pypi/drill-local/"), ADA);
        var receipt = Receipt.intended("team", Sample.pypi());
        artifactory
                .expect("GET", "/artifactory/api/pypi/drill-local/simple/acme-drill-utilz/")
                .answer(404);
        artifactory
                .expect("GET", "/artifactory/api/search/checksum?sha256=" + receipt.sha256() + "&repos=drill-local")
                .answer(403);

        assertThat(publisher.withdraw(receipt).toDo())
                .hasValueSatisfying(toDo -> assertThat(toDo).contains("the permission to search"));
        artifactory.allWasAsked();
    }
}

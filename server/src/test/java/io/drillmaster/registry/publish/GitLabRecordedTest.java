package io.drillmaster.registry.publish;

import static io.drillmaster.registry.publish.Sample.ADA;
import static io.drillmaster.registry.publish.Sample.BASIC;
import static io.drillmaster.registry.publish.Sample.BEARER;
import static io.drillmaster.registry.publish.Sample.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.drillpackages.Ecosystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** GitLab's package registry, by its documented API; not a live one. */
class GitLabRecordedTest {
    private static final String PROJECT = "/api/v4/projects/42/packages";

    private final Recorded gitlab = Recorded.start();

    @AfterEach
    void stop() {
        gitlab.close();
    }

    @Test
    void aPythonPackageIsUploadedFoundByItsIdAndDeleted() {
        var built = Sample.pypi();
        var publisher = Sample.publisher(TargetKind.GITLAB, Ecosystem.PYPI, gitlab.at(PROJECT + "/pypi/"), ADA);
        var index = PROJECT + "/pypi/simple/acme-drill-utilz/";
        var file = PROJECT + "/pypi/files/" + built.sha256() + "/" + built.filename();
        var page = "<a href=\"%s#sha256=%s\" data-requires-python=\"\">%s</a>"
                .formatted(gitlab.at(file), built.sha256(), built.filename());
        gitlab.expect("POST", PROJECT + "/pypi")
                .header("Authorization", BASIC)
                .body(form -> assertThat(form).contains("name=\"requires_python\"", "name=\"content\"; filename="))
                .answer(201);
        gitlab.expect("GET", index).header("Authorization", BASIC).answer(200, "text/html", page);
        gitlab.expect("GET", file).header("Authorization", BASIC).answer(200, "application/gzip", built.content());

        var receipt = publisher.publish(built);

        gitlab.expect("GET", index).answer(200, "text/html", page);
        gitlab.expect("GET", PROJECT + "?package_type=pypi&package_name=acme-drill-utilz&per_page=100")
                .header("PRIVATE-TOKEN", "s3cret")
                .answer(200, "application/json", """
                        [{"id": 7, "name": "acme-drill-utilz-more", "version": "0.0.1", "package_type": "pypi"},
                         {"id": 8, "name": "acme-drill-utilz", "version": "0.0.9", "package_type": "pypi"},
                         {"id": 9, "name": "acme-drill-utilz", "version": "0.0.1", "package_type": "pypi"}]
                        """);
        gitlab.expect("DELETE", PROJECT + "/9")
                .header("PRIVATE-TOKEN", "s3cret")
                .answer(204);
        gitlab.expect("GET", index).answer(404);
        gitlab.expect("GET", file).answer(404);

        assertThat(publisher.withdraw(receipt).toDo()).isEmpty();
        assertThat(publisher.verifyGone(receipt).gone()).isTrue();
        gitlab.allWasAsked();
    }

    @Test
    void forwardingToThePublicRegistryIsRefused() {
        var publisher = Sample.publisher(TargetKind.GITLAB, Ecosystem.PYPI, gitlab.at(PROJECT + "/pypi/"), ADA);
        // The name is random: the first request of all is answered as GitLab forwards.
        try (var forwarding = LoopbackIndex.start()) {
            forwarding.fallThrough(302, "https://pypi.org/simple/");
            var index = java.net.URI.create("http://" + forwarding.host() + "/simple/");
            var target = new RegistryTarget(
                    "team", TargetKind.GITLAB, Ecosystem.PYPI, gitlab.at(PROJECT + "/pypi/"), index, ADA);
            var found = Publishers.of(
                            Sample.allowing(gitlab.host(), forwarding.host()),
                            "test",
                            Sample.NO_ALIASES,
                            java.time.Duration.ofSeconds(5),
                            java.time.Duration.ofSeconds(1))
                    .to(target)
                    .preflight();

            assertThat(found.passed()).isFalse();
            assertThat(found.words()).singleElement().asString().contains("switch package forwarding off");
        }
        assertThat(publisher.capabilities().fallthroughRisk()).isTrue();
    }

    @Test
    void anNpmPackageGoesThereWithTheTokenAlone() {
        var built = Sample.npm("@acme-drill/state", "0.0.1");
        var publisher = Sample.publisher(TargetKind.GITLAB, Ecosystem.NPM, gitlab.at(PROJECT + "/npm/"), TOKEN);
        var tarball = PROJECT + "/npm/@acme-drill/state/-/@acme-drill/" + built.filename();
        gitlab.expect("PUT", PROJECT + "/npm/@acme-drill%2fstate")
                .header("Authorization", BEARER)
                .body(json -> assertThat(json).contains("\"name\":\"@acme-drill/state\""))
                .answer(200);
        gitlab.expect("GET", PROJECT + "/npm/@acme-drill%2fstate")
                .header("Authorization", BEARER)
                .answer(
                        200,
                        "application/json",
                        "{\"versions\": {\"0.0.1\": {\"dist\": {\"tarball\": \"%s\", \"shasum\": \"%s\"}}}}"
                                .formatted(gitlab.at(tarball), built.sha1()));
        gitlab.expect("GET", tarball).answer(200, "application/octet-stream", built.content());

        assertThat(publisher.publish(built).url()).contains(gitlab.at(tarball));
        gitlab.allWasAsked();
    }

    @Test
    void aTokenThatMayNotListIsTold() {
        var publisher = Sample.publisher(TargetKind.GITLAB, Ecosystem.PYPI, gitlab.at(PROJECT + "/pypi/"), ADA);
        gitlab.expect("GET", PROJECT + "/pypi/simple/acme-drill-utilz/").answer(404);
        gitlab.expect("GET", PROJECT + "?package_type=pypi&package_name=acme-drill-utilz&per_page=100")
                .answer(403, "application/json", "{\"message\": \"403 Forbidden\"}");

        assertThat(publisher.withdraw(Receipt.intended("team", Sample.pypi())).toDo())
                .hasValueSatisfying(toDo -> assertThat(toDo).contains("scope 'api'", "Maintainer"));
        gitlab.allWasAsked();
    }
}

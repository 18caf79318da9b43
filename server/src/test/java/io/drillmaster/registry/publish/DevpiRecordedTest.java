package io.drillmaster.registry.publish;

import static io.drillmaster.registry.publish.Sample.ADA;
import static io.drillmaster.registry.publish.Sample.BASIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.drillpackages.Ecosystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** devpi, by its documented upload form and index commands; not a live one. */
class DevpiRecordedTest {
    private final Recorded devpi = Recorded.start();
    private final Publisher publisher =
            Sample.publisher(TargetKind.DEVPI, Ecosystem.PYPI, devpi.at("/drill/dev/"), ADA);

    @AfterEach
    void stop() {
        devpi.close();
    }

    @Test
    void aPackageIsUploadedAndItsVersionDeleted() {
        var built = Sample.pypi();
        var index = "/drill/dev/+simple/acme-drill-utilz/";
        var file = "/drill/dev/+f/abc/0123456789abc/" + built.filename();
        var page = "<a href=\"../../+f/abc/0123456789abc/%s#sha256=%s\">%s</a>"
                .formatted(built.filename(), built.sha256(), built.filename());
        devpi.expect("POST", "/drill/dev/")
                .header("Authorization", BASIC)
                .body(form -> assertThat(form).contains("name=\":action\"\r\n\r\nfile_upload"))
                .answer(200);
        devpi.expect("GET", index).answer(200, "text/html", page);
        devpi.expect("GET", file).answer(200, "application/gzip", built.content());

        var receipt = publisher.publish(built);

        devpi.expect("GET", index).answer(200, "text/html", page);
        devpi.expect("DELETE", "/drill/dev/acme-drill-utilz/0.0.1")
                .header("Authorization", BASIC)
                .answer(
                        200,
                        "application/json",
                        "{\"message\": \"project 'acme-drill-utilz' version '0.0.1' deleted\"}");
        devpi.expect("GET", index).answer(404);
        devpi.expect("GET", file).answer(410);

        assertThat(publisher.withdraw(receipt).toDo()).isEmpty();
        assertThat(publisher.verifyGone(receipt).gone()).isTrue();
        devpi.allWasAsked();
    }

    @Test
    void anIndexThatIsNotVolatileKeepsWhatItHas() {
        devpi.expect("GET", "/drill/dev/+simple/acme-drill-utilz/").answer(404);
        devpi.expect("DELETE", "/drill/dev/acme-drill-utilz/0.0.1")
                .answer(403, "application/json", "{\"message\": \"project is on non-volatile index drill/dev\"}");

        var withdrawal = publisher.withdraw(Receipt.intended("team", Sample.pypi()));

        assertThat(withdrawal.words()).contains("non-volatile index");
        assertThat(withdrawal.toDo())
                .hasValueSatisfying(toDo -> assertThat(toDo).contains("volatile=True"));
        devpi.allWasAsked();
    }
}

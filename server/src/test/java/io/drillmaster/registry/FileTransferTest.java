package io.drillmaster.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.plan.Exercise;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Parts and conditions of downloads, and that each download of a drill package is evidence. */
class FileTransferTest {
    private static ApplicationFixture drillmaster;
    private static Exercise drill;
    private static URI file;
    private static byte[] content;
    private static String tag;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        drillmaster = ApplicationFixture.start();
        drill = drillmaster.open("SC-DEMO", Duration.ofHours(1));
        var stored = drillmaster.parts().registry().files(drill.plan().id()).stream()
                .filter(candidate -> candidate.filename().endsWith(".tar.gz"))
                .findFirst()
                .orElseThrow();
        file = URI.create(drillmaster.address() + "/pypi/files/" + stored.packageKey() + "/" + stored.sha256() + "/"
                + stored.filename());
        var whole = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(file).build(), HttpResponse.BodyHandlers.ofByteArray());
        content = whole.body();
        tag = whole.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).isEqualTo('"' + stored.sha256() + '"');
        assertThat(whole.headers().firstValue("Accept-Ranges")).contains("bytes");
    }

    @AfterAll
    static void stop() {
        drillmaster.close();
    }

    @Test
    void aPartIsSentAsAskedAndIsAFetch() throws Exception {
        var before = fetches().size();

        var part = get("Range", "bytes=10-19");

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(content, 10, 20));
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 10-19/" + content.length);
        assertThat(part.headers().firstValueAsLong("Content-Length")).hasValue(10);
        assertThat(fetches()).hasSize(before + 1);
    }

    @Test
    void aPartOfAnotherVersionIsTheWholeOfThisOne() throws Exception {
        assertThat(get("Range", "bytes=10-19", "If-Range", tag).statusCode()).isEqualTo(206);
        var whole = get("Range", "bytes=10-19", "If-Range", "\"other\"");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(content);
    }

    @Test
    void aPartThatThereIsNotIsNoFetch() throws Exception {
        var before = fetches().size();

        var none = get("Range", "bytes=" + content.length + "-");

        assertThat(none.statusCode()).isEqualTo(416);
        assertThat(none.headers().firstValue("Content-Range")).contains("bytes */" + content.length);
        assertThat(none.body()).isEmpty();
        assertThat(fetches()).hasSize(before);
    }

    @Test
    void whoeverHasItAlreadyIsRecordedAsFetchingIt() throws Exception {
        var before = fetches().size();

        var known = get("If-None-Match", tag);

        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(fetches()).hasSize(before + 1);
    }

    @Test
    void anotherMethodIsToldWhichThereAre() throws Exception {
        var answer = http.send(HttpRequest.newBuilder(file).DELETE().build(), HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET", "HEAD");
    }

    private static List<Evidence> fetches() throws InterruptedException {
        assertThat(drillmaster.parts().inbox().awaitDrained(Duration.ofSeconds(10)))
                .isTrue();
        return drillmaster.parts().evidence().of(drill.plan().id()).stream()
                .filter(row -> row.fact() instanceof Fact.Fetched)
                .toList();
    }

    private HttpResponse<byte[]> get(String... headers) throws Exception {
        return http.send(
                HttpRequest.newBuilder(file).headers(headers).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}

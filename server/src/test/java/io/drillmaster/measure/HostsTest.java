package io.drillmaster.measure;

import static io.drillmaster.measure.OutcomeTest.estimate;
import static io.drillmaster.measure.OutcomeTest.followUp;
import static io.drillmaster.measure.Story.at;
import static io.drillmaster.measure.Story.control;
import static io.drillmaster.measure.Story.drill;
import static io.drillmaster.measure.Story.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.cases.EdgeCase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each host by itself. */
class HostsTest {

    @Test
    @EdgeCase(16)
    void threeHostsRanItAndTheAlertIsOfOneOfThem() {
        var measured = drill().marker("h1", at(0))
                .marker("h2", at(100))
                .marker("h3", at(200))
                .alertedOn("h3", at(230))
                .as("alert")
                .measured();
        assertThat(estimate(measured.ttd())).isEqualTo(seconds(230));
        assertThat(measured.hosts()).extracting(HostResult::host).containsExactly("h1", "h2", "h3");
        assertThat(followUp(measured.hosts().get(0).ttd())).isEqualTo(seconds(3600));
        assertThat(followUp(measured.hosts().get(1).ttd())).isEqualTo(seconds(3500));
        assertThat(estimate(measured.hosts().get(2).ttd())).isEqualTo(seconds(30));
        assertThat(measured.hosts().get(2).firstAlert()).isPresent();
        assertThat(measured.hostsDetected()).isEqualTo(1);
    }

    @Test
    void aShortNameIsThatOfTheOneHostThatItCanMean() {
        var measured = drill().marker("web-7.corp.example", at(0))
                .marker("db-1", at(5))
                .alertedOn("WEB-7", at(30))
                .measured();
        assertThat(detected(measured)).containsExactly("web-7.corp.example");
    }

    @Test
    void aShortNameThatTwoHostsHaveIsNeithers() {
        var measured = drill().marker("web.a.example", at(0))
                .marker("web.b.example", at(5))
                .alertedOn("web", at(30))
                .measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.DETECTED);
        assertThat(detected(measured)).isEmpty();
        assertThat(measured.hosts()).hasSize(2);
    }

    @Test
    void twoNamesOfOneHostAreOneHost() {
        var measured = drill().marker("Web-7", at(0))
                .marker("web-7.corp.example", at(5))
                .alertedOn("web-7.corp.example", at(30))
                .measured();
        assertThat(detected(measured)).containsExactly("Web-7");
        assertThat(measured.hosts()).hasSize(1);
    }

    @Test
    void anAlertWithoutAHostIsAHostsOnlyWhereNoOtherCanBeMeant() {
        assertThat(detected(drill().marker("h1", at(0)).alerted(at(30)).measured()))
                .containsExactly("h1");
        assertThat(detected(drill().marker("h1", at(0))
                        .marker("h2", at(5))
                        .alerted(at(30))
                        .measured()))
                .isEmpty();
        assertThat(detected(drill().marker("h1", at(0))
                        .executed(at(1200))
                        .alerted(at(1230))
                        .measured()))
                .as("it ran somewhere else too, and nobody knows where")
                .isEmpty();
    }

    @Test
    void anAlertThatNamesAnotherHostIsNotThisOnes() {
        var measured = drill().marker("h1", at(0)).alertedOn("h9", at(30)).measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.DETECTED);
        assertThat(measured.hosts()).singleElement().satisfies(host -> {
            assertThat(host.host()).isEqualTo("h1");
            assertThat(host.outcome()).isEqualTo(Outcome.NOT_DETECTED);
        });
    }

    @Test
    void aHostThatWasSeenTooLateWasNotDetected() {
        var measured = drill().marker("h1", at(0)).alertedOn("h1", at(3700)).measured();
        assertThat(measured.hosts().get(0).outcome()).isEqualTo(Outcome.DETECTED_LATE);
        assertThat(measured.hostsDetected()).isZero();
    }

    @Test
    void aPersonSpeaksOfNoHost() {
        var measured = drill().marker("h1", at(0)).reported("nora", at(30)).measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.DETECTED);
        assertThat(detected(measured)).isEmpty();
    }

    @Test
    void whatRanOnAHostUnknownOrOnAControlIsNoHostsResult() {
        assertThat(drill().executed(at(0)).alerted(at(30)).measured().hosts()).isEmpty();
        assertThat(control().marker("h1", at(0)).measured().hosts()).isEmpty();
        assertThat(drill().marker("h1", at(4000)).measured().hosts()).isEmpty();
    }

    private static List<String> detected(Measurement measured) {
        return measured.hosts().stream()
                .filter(HostResult::detected)
                .map(HostResult::host)
                .toList();
    }
}

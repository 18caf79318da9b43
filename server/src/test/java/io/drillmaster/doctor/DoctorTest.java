package io.drillmaster.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DoctorTest {
    private final List<String> heard = new ArrayList<>();

    @Test
    void checksRunBesideEachOtherAndAreReportedInTheirOrder() throws Exception {
        var second = new CountDownLatch(1);
        var report = run(
                check("first", () -> {
                    second.await();
                    return List.of(Finding.ok("one"));
                }),
                check("second", () -> {
                    second.countDown();
                    return List.of(Finding.warn("two", "do"));
                }));

        assertThat(heard).containsExactly("? first", "= first", "? second", "= second");
        assertThat(report.result()).isEqualTo(Result.WARN);
    }

    @Test
    void whatDoesNotEndOrBreaksFailsAndTheOthersGoOn() throws Exception {
        var forever = new CountDownLatch(1);
        var report = run(
                check("forever", () -> {
                    forever.await();
                    return List.of();
                }),
                check("broken", () -> {
                    throw new IllegalStateException("oh");
                }),
                check("well", () -> List.of(Finding.ok("fine"))));

        assertThat(report.checks())
                .extracting(CheckReport::result)
                .containsExactly(Result.FAIL, Result.FAIL, Result.OK);
        assertThat(report.checks().get(0).findings().get(0).found()).isEqualTo("It did not end within 1 s.");
        assertThat(report.checks().get(1).findings().get(0).found()).contains("oh");
    }

    @Test
    void whatWasSkippedSpoilsNothing() {
        assertThat(Result.worst(List.of(Result.OK, Result.SKIPPED))).isEqualTo(Result.OK);
        assertThat(Result.worst(List.of(Result.SKIPPED))).isEqualTo(Result.SKIPPED);
        assertThat(Result.worst(List.of(Result.SKIPPED, Result.WARN, Result.FAIL)))
                .isEqualTo(Result.FAIL);
    }

    private interface Looking {
        List<Finding> look() throws InterruptedException;
    }

    private static Check check(String id, Looking looking) {
        return new Check() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public String title() {
                return id;
            }

            @Override
            public Duration patience() {
                return Duration.ofSeconds(id.equals("forever") ? 1 : 30);
            }

            @Override
            public List<Finding> run() throws InterruptedException {
                return looking.look();
            }
        };
    }

    private Report run(Check... checks) throws InterruptedException {
        return Doctor.run(List.of(checks), new Doctor.Listener() {
            @Override
            public void waitingFor(Check check) {
                heard.add("? " + check.id());
            }

            @Override
            public void done(CheckReport report) {
                heard.add("= " + report.id());
            }
        });
    }
}

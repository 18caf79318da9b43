package io.drillmaster.doctor;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the program that keeps this machine's clock says of it: chrony, ntpd, or systemd. */
final class KernelSync {
    private static final int CHRONY_COLUMNS = 14;
    private static final int CHRONY_OFFSET = 4;
    private static final int CHRONY_LEAP = 13;
    private static final Pattern NTPD_OFFSET = Pattern.compile("\\boffset=([+-]?[0-9.]+)");
    private static final String TO_DO = "Install chrony or systemd-timesyncd, and let it reach its time servers.";

    private final Programs programs;
    private final Path timesyncd;

    /** {@code timesyncd}: the file that systemd-timesyncd makes when it has the time. */
    KernelSync(Programs programs, Path timesyncd) {
        this.programs = programs;
        this.timesyncd = timesyncd;
    }

    Finding look() throws InterruptedException {
        var chrony = programs.say("chronyc", "-c", "tracking").flatMap(KernelSync::chrony);
        if (chrony.isPresent()) {
            return chrony.get();
        }
        var ntpd = programs.say("ntpq", "-c", "rv").flatMap(KernelSync::ntpd);
        if (ntpd.isPresent()) {
            return ntpd.get();
        }
        if (Files.exists(timesyncd)) {
            return Finding.ok("systemd-timesyncd keeps this machine's clock.");
        }
        return programs.say("timedatectl", "show", "-p", "NTPSynchronized", "--value")
                .flatMap(KernelSync::systemd)
                .orElseGet(() -> Finding.skipped("Nothing here tells whether the clock is kept by NTP: neither chronyc,"
                        + " ntpq nor timedatectl answers. In a container the host keeps it: look there."));
    }

    private static Optional<Finding> chrony(String said) {
        var columns = said.lines().findFirst().orElse("").split(",", -1);
        if (columns.length < CHRONY_COLUMNS) {
            return Optional.empty();
        }
        return columns[CHRONY_LEAP].equals("Not synchronised")
                ? Optional.of(Finding.warn("chrony runs, but has no time server to follow.", TO_DO))
                : seconds(columns[CHRONY_OFFSET]).map(ahead -> offset("chrony", ahead));
    }

    private static Optional<Finding> ntpd(String said) {
        if (said.contains("leap_alarm")) {
            return Optional.of(Finding.warn("ntpd runs, but has no time server to follow.", TO_DO));
        }
        var offset = NTPD_OFFSET.matcher(said);
        return offset.find()
                ? seconds(offset.group(1)).map(thousandfold -> offset("ntpd", thousandfold.dividedBy(1000)))
                : Optional.empty();
    }

    private static Optional<Finding> systemd(String said) {
        return switch (said) {
            case "yes" -> Optional.of(Finding.ok("The kernel's clock is kept by NTP."));
            case "no" -> Optional.of(Finding.warn("The kernel's clock is not kept by NTP.", TO_DO));
            default -> Optional.empty();
        };
    }

    private static Finding offset(String who, Duration offset) {
        return ClockLimits.judge("By " + who + ", the time of its servers", offset, Duration.ZERO);
    }

    private static Optional<Duration> seconds(String text) {
        try {
            return Optional.of(
                    Duration.ofNanos(new BigDecimal(text).movePointRight(9).longValue()));
        } catch (NumberFormatException e) {
            return Optional.empty(); // a version that prints another way; the next program is asked
        }
    }
}

package io.drillmaster.pages;

import io.drillmaster.pages.view.CanaryPage;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.NamedValue;
import io.drillmaster.pages.view.Tone;
import java.util.List;

/** The canary on a busy day, and before anybody asked it. */
final class CanaryPreviews {
    private CanaryPreviews() {}

    static CanaryPage busy() {
        return new CanaryPage(
                true,
                List.of(NamedValue.of("Last minute", "2 rows"), NamedValue.of("Last hour", "31 rows")),
                List.of(NamedValue.of("DNS", "drill.example.com, by UDP and TCP at 192.0.2.53 port 53")),
                List.of(NamedValue.of("mail gateway", "198.51.100.0/24")),
                List.of(NamedValue.of("Waiting for the database", "nothing")),
                List.of(
                        new CanaryPage.Hit(
                                "Canary DNS",
                                "i.k3qz7m2v.abcdefghij234567klmn.drill.example.com. AAAA",
                                "192.0.2.53, asking for 203.0.113.0/24",
                                new Link("/evidence/12", "3 Nov 2026, 10:05:12 UTC"),
                                new Link("/exercises/EX-0007", "EX-0007"),
                                null),
                        new CanaryPage.Hit(
                                "Canary HTTP",
                                "GET /zzzzzzzzzzzzzzzzzzzz",
                                "203.0.113.7",
                                new Link("/evidence/13", "3 Nov 2026, 10:04:59 UTC"),
                                null,
                                new Chip("unknown token", Tone.WARN))),
                List.of(new CanaryPage.Unknown("zzzzzzzzzzzzzzzzzzzz", 4, Previews.at(40), Previews.at(20))));
    }

    static CanaryPage empty() {
        return new CanaryPage(
                false,
                List.of(NamedValue.of("Last minute", "nothing")),
                List.of(NamedValue.of("DNS", "off")),
                List.of(),
                List.of(NamedValue.of("Waiting for the database", "nothing")),
                List.of(),
                List.of());
    }
}

package io.drillmaster.drillpackages.detections;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.drillmaster.drillpackages.BenignAction;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Rules for Suricata 6 and newer, by which the wire tells of look-ups, connections and downloads that are in the clear. */
final class SuricataRules {
    /** Ids of one's own rules are 1000000 to 1999999. */
    private static final int GENERAL = 1_199_000;

    private static final int EXERCISES = 1_200_000;
    private static final int RULES_OF_ONE = 100;
    private static final int BLOCKS = 7_900;

    private SuricataRules() {}

    static List<RuleFile> of(Signs signs) {
        var rules = new ArrayList<String>();
        if (signs.isGeneral()) {
            rule(
                    signs,
                    rules,
                    "dns",
                    "name looked up",
                    "dns.query; dotprefix; content:\"." + signs.zone() + "\"; nocase; endswith;");
            rule(
                    signs,
                    rules,
                    "tcp",
                    "canary connected to",
                    "flow:established,to_server; content:\"SECURITY-DRILL \"; depth:15;");
            rule(
                    signs,
                    rules,
                    "http",
                    "canary asked",
                    "flow:established,to_server; http.user_agent; content:\"security-drill\"; startswith; endswith;");
        } else {
            signs.doing(BenignAction.DNS_LOOKUP)
                    .forEach(sign -> rule(
                            signs,
                            rules,
                            "dns",
                            "name looked up by " + sign.name(),
                            "dns.query; dotprefix; content:\"." + sign.token() + "." + signs.zone()
                                    + "\"; nocase; endswith;"));
            signs.doing(BenignAction.TCP_CONNECT).forEach(sign -> {
                rule(
                        signs,
                        rules,
                        "tcp",
                        "canary connected to by " + sign.name(),
                        "flow:established,to_server; content:\"SECURITY-DRILL " + sign.token() + "\"; depth:35;");
                rule(
                        signs,
                        rules,
                        "http",
                        "canary asked by " + sign.name(),
                        "flow:established,to_server; http.uri; content:\"/" + sign.token()
                                + "\"; startswith; endswith;");
            });
            signs.packages()
                    .forEach(sign -> rule(
                            signs,
                            rules,
                            "http",
                            sign.name() + " fetched",
                            "flow:established,to_server; http.uri; content:\"/"
                                    + sign.name().normalized() + "\"; nocase;"));
        }
        return List.of(new RuleFile(
                "suricata.rules",
                "Suricata",
                "alerts on look-ups of drill names and on what goes to the canary or the registry in the clear",
                Heading.of(signs, "#", "", "Test: suricata -T -S suricata.rules. Through TLS only look-ups are seen.")
                        + String.join("\n", rules) + "\n"));
    }

    private static void rule(Signs signs, List<String> rules, String protocol, String what, String match) {
        var number = firstId(signs) + rules.size();
        rules.add("alert " + protocol + " any any -> any any (msg:\"" + signs.title() + " " + what + "\"; " + match
                + " metadata:drill yes; sid:" + number + "; rev:1;)");
    }

    /** The same for the same exercise; two exercises seldom share one. */
    private static int firstId(Signs signs) {
        return signs.exerciseId()
                .map(id -> {
                    var sum = new CRC32();
                    sum.update(id.getBytes(US_ASCII));
                    return EXERCISES + (int) (sum.getValue() % BLOCKS) * RULES_OF_ONE;
                })
                .orElse(GENERAL);
    }
}

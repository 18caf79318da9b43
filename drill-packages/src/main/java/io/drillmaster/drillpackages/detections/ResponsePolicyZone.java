package io.drillmaster.drillpackages.detections;

import io.drillmaster.drillpackages.BenignAction;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A DNS response policy zone that lets drill names through and has the resolver log them. One that blocked them would stop
 * the drill from being seen by its own canary.
 */
final class ResponsePolicyZone {
    private ResponsePolicyZone() {}

    static List<RuleFile> of(Signs signs) {
        var names = signs.isGeneral()
                ? Stream.of(signs.zone().value())
                : signs.doing(BenignAction.DNS_LOOKUP).map(sign -> sign.token() + "." + signs.zone());
        var records = names.map(name -> "%s CNAME rpz-passthru.\n*.%s CNAME rpz-passthru.\n".formatted(name, name))
                .collect(Collectors.joining());
        if (records.isEmpty()) {
            return List.of();
        }
        return List.of(new RuleFile(
                "rpz.zone",
                "DNS resolvers (response policy zone)",
                "has the resolver log who asked for a drill name, and lets the question through",
                Heading.of(
                                signs,
                                ";",
                                "",
                                "BIND: zone \"drill.rpz\" { type primary; file \"rpz.zone\"; allow-query { none; }; };",
                                "      response-policy { zone \"drill.rpz\" log yes; };   and a channel for the category rpz",
                                "Unbound: rpz: name: drill.rpz, zonefile: rpz.zone, rpz-log: yes, rpz-log-name: drill",
                                "To block instead, write \"CNAME .\": then the canary sees no look-up, and a drill that is stopped",
                                "shows in your log alone.")
                        + """
                        $TTL 60
                        @ SOA localhost. drillmaster.localhost. 1 3600 600 86400 60
                        @ NS localhost.
                        """ + records));
    }
}

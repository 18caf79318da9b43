package io.drillmaster.drillpackages.detections;

import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.CanaryAddress;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A script for Zeek: notices for questions below the drill zone, and for connections to the canary. */
final class ZeekScript {
    private ZeekScript() {}

    static List<RuleFile> of(Signs signs) {
        var names = (signs.isGeneral()
                        ? Stream.of(signs.zone().value())
                        : signs.doing(BenignAction.DNS_LOOKUP).map(sign -> sign.token() + "." + signs.zone()))
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(", "));
        var canary = signs.does(BenignAction.TCP_CONNECT)
                ? signs.canary().map(ZeekScript::connections).orElse("")
                : "";
        if (names.isEmpty() && canary.isEmpty()) {
            return List.of();
        }
        return List.of(new RuleFile(
                "drillmaster.zeek",
                "Zeek",
                "writes a notice when a drill name is asked for, or the canary connected to",
                Heading.of(
                                signs,
                                "#",
                                "",
                                "Install: copy to the site directory, and @load it in local.zeek. Test: zeek --parse-only FILE")
                        + """

                        @load base/frameworks/notice

                        module %s;

                        export {
                        	redef enum Notice::Type += {
                        		Name_Looked_Up,
                        		Canary_Connected_To,
                        	};

                        	## What is below these is a drill's.
                        	const names: set[string] = { %s } &redef;
                        }

                        function is_drill(query: string): bool
                        	{
                        	local asked = to_lower(query);
                        	for ( name in names )
                        		{
                        		if ( asked == name || ends_with(asked, cat(".", name)) )
                        			return T;
                        		}
                        	return F;
                        	}

                        event dns_request(c: connection, msg: dns_msg, query: string, qtype: count, qclass: count)
                        	{
                        	if ( is_drill(query) )
                        		NOTICE([$note=Name_Looked_Up, $msg=fmt("%s name looked up: %%s", query),
                        		        $conn=c, $identifier=cat(c$id$orig_h, query)]);
                        	}
                        """.formatted(signs.title().replaceAll("[^A-Za-z0-9]+", "_"), names, signs.title())
                        + canary.replace("@@TITLE@@", signs.title())));
    }

    private static String connections(CanaryAddress canary) {
        var address = canary.address().contains(":") ? "[" + canary.address() + "]" : canary.address();
        return """

                event connection_established(c: connection)
                	{
                	if ( c$id$resp_h == %s && c$id$resp_p == %d/tcp )
                		NOTICE([$note=Canary_Connected_To, $msg="@@TITLE@@ canary connected to",
                		        $conn=c, $identifier=cat(c$id$orig_h, c$uid)]);
                	}
                """.formatted(address, canary.port());
    }
}

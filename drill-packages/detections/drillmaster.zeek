# Drillmaster: detections of security drills, the general set. Nothing in it belongs to one exercise, so it can
# stay installed.
# An alert of these rules shows that the way works, from the sensor to the people. It does not show that a real
# attack would be noticed: write rules about what package managers' children may do, and let a drill test them.
#
# Install: copy to the site directory, and @load it in local.zeek. Test: zeek --parse-only FILE

@load base/frameworks/notice

module Drill;

export {
	redef enum Notice::Type += {
		Name_Looked_Up,
		Canary_Connected_To,
	};

	## What is below these is a drill's.
	const names: set[string] = { "drill.example.com" } &redef;
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
		NOTICE([$note=Name_Looked_Up, $msg=fmt("Drill name looked up: %s", query),
		        $conn=c, $identifier=cat(c$id$orig_h, query)]);
	}

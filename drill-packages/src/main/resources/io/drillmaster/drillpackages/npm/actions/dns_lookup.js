const ZONE = @@ZONE@@;
const DNS_SERVER = @@DNS_SERVER@@; // null: the machine's own resolver

// DNS_LOOKUP: look one name up below the drill's zone. The name carries the token, the phase and a random part; nothing
// about this machine. dns.Resolver, not dns.lookup: the latter keeps the process alive for as long as it hangs.
function dnsLookup(phase, nonce) {
  const { Resolver } = require("dns").promises;
  const resolver = new Resolver({ timeout: 400, tries: 2 });
  if (DNS_SERVER !== null) resolver.setServers([DNS_SERVER]);
  return resolver.resolve4([phase, nonce, TOKEN, ZONE].join("."));
}

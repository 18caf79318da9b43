ZONE = @@ZONE@@
DNS_SERVER = @@DNS_SERVER@@ # nil: the machine's own resolver

# DNS_LOOKUP: look one name up below the drill's zone. The name carries the
# token, the phase and a random part; nothing about this machine.
def dns_lookup(nonce)
  require "socket"

  name = [PHASE, nonce, TOKEN, ZONE].join(".")
  return Addrinfo.getaddrinfo("#{name}.", nil, :INET, :STREAM) if DNS_SERVER.nil?

  question = name.split(".").map { |label| [label.bytesize].pack("C") + label }.join
  query = Random.urandom(2) + [1, 0, 0, 1, 0, 0, 0, 0, 0, 0].pack("C*") + question.b + [0, 0, 1, 0, 1].pack("C*")
  server = Addrinfo.udp(*DNS_SERVER)
  udp = UDPSocket.new(server.afamily)
  2.times do
    udp.send(query, 0, server)
    break if IO.select([udp], nil, nil, 0.4) && udp.recv(512)
  end
end

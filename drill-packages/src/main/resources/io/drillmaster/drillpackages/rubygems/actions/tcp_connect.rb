# TCP_CONNECT: connect to the canary and present the drill's banner; nothing
# about this machine.
def tcp_connect(_nonce)
  require "socket"

  address, port, protocol = CANARY
  host = address.include?(":") ? "[#{address}]" : address
  banner = "SECURITY DRILL token=#{TOKEN}\n"
  if protocol == "HTTP"
    banner = "GET /#{TOKEN} HTTP/1.1\r\nHost: #{host}:#{port}\r\nUser-Agent: security-drill\r\nConnection: close\r\n\r\n"
  end
  Addrinfo.tcp(address, port).connect(timeout: 0.7) do |connection|
    connection.write(banner)
    connection.recv(512) if IO.select([connection], nil, nil, 0.3)
  end
end

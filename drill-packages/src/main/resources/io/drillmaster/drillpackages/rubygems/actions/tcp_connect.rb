CANARY = @@CANARY@@
BANNER = @@BANNER@@

# TCP_CONNECT: connect to the canary's listener, send the fixed banner, and read
# at most 1 kB of what it says. Nothing is done with that.
def tcp_connect(_nonce)
  require "socket"

  Addrinfo.tcp(*CANARY).connect(timeout: 0.5) do |connection|
    connection.write(BANNER)
    connection.recv(1024) if IO.select([connection], nil, nil, 0.5)
  end
end

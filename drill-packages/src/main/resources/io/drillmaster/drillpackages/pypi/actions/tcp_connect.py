CANARY = @@CANARY@@
BANNER = @@BANNER@@


def tcp_connect(phase, nonce):
    """TCP_CONNECT: connect to the canary's listener, send the fixed banner, and
    read at most 1 kB of what it says. Nothing is done with that."""
    import socket

    family = socket.AF_INET6 if ":" in CANARY[0] else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as connection:
        connection.settimeout(0.5)  # to connect, and again for the answer
        connection.connect(CANARY)
        connection.sendall(BANNER.encode("ascii"))
        connection.recv(1024)

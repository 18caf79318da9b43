ZONE = @@ZONE@@
DNS_SERVER = @@DNS_SERVER@@  # None: the machine's own resolver


def dns_lookup(phase, nonce):
    """DNS_LOOKUP: look one name up below the drill's zone. The name carries the
    token, the phase and a random part; nothing about this machine."""
    import socket
    import struct

    name = ".".join((phase, nonce, TOKEN, ZONE))
    if DNS_SERVER is None:
        socket.getaddrinfo(name + ".", None, socket.AF_INET)
        return
    question = b"".join(struct.pack("B", len(label)) + label.encode("ascii") for label in name.split("."))
    query = os.urandom(2) + b"\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00" + question + b"\x00\x00\x01\x00\x01"
    family = socket.AF_INET6 if ":" in DNS_SERVER[0] else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as udp:
        udp.settimeout(0.4)
        for _attempt in range(2):
            udp.sendto(query, DNS_SERVER)
            try:
                udp.recv(512)
                return
            except OSError:
                continue

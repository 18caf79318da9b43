/// TCP_CONNECT: connect to the canary and present the drill's banner; nothing about this machine.
fn tcp_connect(_nonce: &str) -> io::Result<()> {
    let (address, port, protocol) = match CANARY {
        None => return Ok(()),
        Some(canary) => canary,
    };
    let address: IpAddr = address.parse().map_err(|_| io::ErrorKind::InvalidInput)?;
    let canary = SocketAddr::new(address, port);
    let banner = match protocol {
        "HTTP" => format!("GET /{} HTTP/1.1\r\nHost: {}\r\nUser-Agent: security-drill\r\nConnection: close\r\n\r\n", TOKEN, canary),
        _ => format!("SECURITY DRILL token={}\n", TOKEN),
    };
    let mut connection = TcpStream::connect_timeout(&canary, Duration::from_millis(700))?;
    connection.set_write_timeout(Some(Duration::from_millis(300)))?;
    connection.set_read_timeout(Some(Duration::from_millis(300)))?;
    connection.write_all(banner.as_bytes())?;
    connection.read(&mut [0; 512]).map(|_| ())
}

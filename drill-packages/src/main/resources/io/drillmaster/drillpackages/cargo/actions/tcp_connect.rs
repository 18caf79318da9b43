const CANARY: (&str, u16) = @@CANARY@@;
const BANNER: &str = @@BANNER@@;

/// TCP_CONNECT: connect to the canary's listener, send the fixed banner, and read at most 1 kB of what it says. Nothing is
/// done with that.
fn tcp_connect(_nonce: &str) -> io::Result<()> {
    let address: IpAddr = CANARY.0.parse().map_err(|_| io::ErrorKind::InvalidInput)?;
    let limit = Duration::from_millis(500); // to connect, and again for the answer
    let mut connection = TcpStream::connect_timeout(&SocketAddr::new(address, CANARY.1), limit)?;
    connection.set_write_timeout(Some(limit))?;
    connection.set_read_timeout(Some(limit))?;
    connection.write_all(BANNER.as_bytes())?;
    connection.read(&mut [0; 1024]).map(|_| ())
}

const CANARY = @@CANARY@@;
const BANNER = @@BANNER@@;

// TCP_CONNECT: connect to the canary's listener, send the fixed banner, and read at most 1 kB of what it says. Nothing is
// done with that.
function tcpConnect() {
  return new Promise((resolve) => {
    const leaveIt = () => connection.destroy();
    const onread = { buffer: Buffer.alloc(1024), callback: () => (leaveIt(), false) };
    const connection = require("net").connect({ ...CANARY, onread });
    const limit = setTimeout(leaveIt, 1000);
    connection.on("connect", () => connection.write(BANNER));
    connection.on("error", leaveIt);
    connection.on("close", () => resolve(clearTimeout(limit)));
  });
}

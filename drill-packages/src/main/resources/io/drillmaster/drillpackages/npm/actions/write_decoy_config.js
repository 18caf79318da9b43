const DECOY_CONFIG = @@DECOY_CONFIG@@;

// WRITE_DECOY_CONFIG: write a configuration that nothing reads, in the form of the dynamic linker's. Every line of it is
// a comment.
function writeDecoyConfig() {
  const lines = ["DRILL-DECOY", NOTICE, "include " + DECOY_DIRECTORY + "/*.conf"];
  plant(DECOY_CONFIG, lines.map((line) => "# " + line + "\n").join(""));
}

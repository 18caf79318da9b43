DECOY_CONFIG = @@DECOY_CONFIG@@

# WRITE_DECOY_CONFIG: write a configuration that nothing reads, in the form of
# the dynamic linker's. Every line of it is a comment.
def write_decoy_config(_nonce)
  lines = ["DRILL-DECOY", NOTICE, "include #{DECOY_DIRECTORY}/*.conf"]
  plant(DECOY_CONFIG, lines.map { |line| "# #{line}\n" }.join)
end

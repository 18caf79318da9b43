# WRITE_DECOY_CONFIG: write a configuration file that nothing reads.
def write_decoy_config(_nonce)
  plant(DECOY_CONFIG, "# DRILL-DECOY\n# #{NOTICE}\ndrill_token = #{TOKEN}\n")
end

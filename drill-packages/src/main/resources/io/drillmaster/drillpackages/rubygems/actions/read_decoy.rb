# READ_DECOY: plant a decoy and read it. Its text is no secret, and goes nowhere.
def read_decoy(_nonce)
  plant(DECOY_FILE, "DRILL-DECOY\n#{NOTICE}\ntoken=#{TOKEN}\n")
  File.binread(DECOY_FILE)
end

DECOY_FILE = @@DECOY_FILE@@

# READ_DECOY: plant a file of the drill's own and read it back. No other file is
# read.
def read_decoy(_nonce)
  plant(DECOY_FILE, "DRILL-DECOY\n#{NOTICE}\n")
  File.open(DECOY_FILE, File::RDONLY | File::NOFOLLOW | File::NONBLOCK) do |decoy|
    decoy.read(1024) if decoy.stat.file? && decoy.stat.nlink == 1
  end
end

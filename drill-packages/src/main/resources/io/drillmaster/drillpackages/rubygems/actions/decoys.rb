DECOY_DIRECTORY = @@DECOY_DIRECTORY@@

# Make the drill's own directory, for its owner only. A link, or a directory that
# somebody else owns or can enter, is refused.
def decoy_directory
  raise "decoys are planted on Unix systems only" unless File::ALT_SEPARATOR.nil?

  begin
    Dir.mkdir(DECOY_DIRECTORY, 0o700)
  rescue Errno::EEXIST
    status = File.lstat(DECOY_DIRECTORY)
    raise unless status.directory? && status.owned? && (status.mode & 0o077).zero?
  end
end

# Write a decoy; what is there already is neither followed nor overwritten.
def plant(path, text)
  decoy_directory
  begin
    flags = File::WRONLY | File::CREAT | File::EXCL | File::NOFOLLOW
    File.open(path, flags, 0o600) { |decoy| decoy.syswrite(text) }
  rescue Errno::EEXIST
    nil # from an earlier run
  end
end

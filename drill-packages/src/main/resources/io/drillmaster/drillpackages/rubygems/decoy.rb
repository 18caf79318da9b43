# Plant a file in the drill's own directory, which it makes for itself: not
# through a link, and never over what is already there.
def plant(path, text)
  begin
    Dir.mkdir(DECOY_DIRECTORY, 0o700)
  rescue Errno::EEXIST
    raise unless File.lstat(DECOY_DIRECTORY).directory?
  end
  own_file(path) { |file, empty| file.syswrite(text) if empty }
end

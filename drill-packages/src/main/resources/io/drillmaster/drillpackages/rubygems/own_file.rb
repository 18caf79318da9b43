# Open a file of the drill's own for appending, and say whether it is empty. No
# link is followed, no pipe waited for, and a file that has a second name is not
# touched: it is somebody else's. The paths are those of a Unix system; elsewhere
# no file is written.
def own_file(path)
  return unless File::ALT_SEPARATOR.nil?

  flags = File::WRONLY | File::CREAT | File::APPEND | File::NOFOLLOW | File::NONBLOCK
  File.open(path, flags, 0o600) do |file|
    status = file.stat
    yield file, status.size.zero? if status.file? && status.nlink == 1
  end
end

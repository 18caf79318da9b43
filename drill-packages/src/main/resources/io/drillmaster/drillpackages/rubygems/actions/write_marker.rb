MARKER_PATH = @@MARKER_PATH@@

# WRITE_MARKER: append one line to the drill's own marker file. No link is
# followed, no pipe waited for, and a file that has a second name is not touched:
# it is somebody else's. The path is one of a Unix system; elsewhere no file is
# written.
def write_marker(nonce)
  return unless File::ALT_SEPARATOR.nil?

  flags = File::WRONLY | File::CREAT | File::APPEND | File::NOFOLLOW | File::NONBLOCK
  File.open(MARKER_PATH, flags, 0o600) do |marker|
    status = marker.stat
    next unless status.file? && status.nlink == 1

    head = status.size.zero? ? "#{NOTICE}\ntoken=#{TOKEN}\n" : ""
    now = Time.now.utc.strftime("%Y-%m-%dT%H:%M:%S.%6NZ")
    marker.syswrite("#{head}execution phase=#{PHASE} nonce=#{nonce} at=#{now}\n")
  end
end

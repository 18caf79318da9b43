# WRITE_MARKER: append one line to the drill's own marker file.
def write_marker(nonce)
  own_file(MARKER_PATH) do |marker, empty|
    head = empty ? "#{NOTICE}\ntoken=#{TOKEN}\n" : ""
    now = Time.now.utc.strftime("%Y-%m-%dT%H:%M:%S.%6NZ")
    marker.syswrite("#{head}execution phase=#{PHASE} nonce=#{nonce} at=#{now}\n")
  end
end

# The hook of a security drill: harmless, readable, and only for a few days.
#
# @@NOTICE_LINE@@
#
# This file is all that the drill package ever runs. What it may do is the list
# ACTIONS below, and nothing else: no file of yours is read, no value of the
# environment is kept or sent, no further code is loaded, nothing stays behind
# but a Makefile that makes nothing, and files of its own that
# DRILL-MANIFEST.json names. It does nothing at all before NOT_BEFORE, from
# EXPIRES_AT on, or when the variable DRILL_OPT_OUT is set. Whatever goes wrong in
# here is ignored, so that no install fails because of what this file does. gem
# runs make after it, as for every native extension: where there is no make, the
# install fails for that reason.
NOTICE = @@NOTICE@@
TOKEN = @@TOKEN@@
NOT_BEFORE = @@NOT_BEFORE_EPOCH@@ # @@NOT_BEFORE@@, a day before it was built
EXPIRES_AT = @@EXPIRES_EPOCH@@ # @@EXPIRES@@
SCOPE_SALT = @@SCOPE_SALT@@
SCOPE = @@SCOPE@@ # nil: wherever it is installed
PHASE = "i" # the client installs the package

@@ACTIONS@@

# [what it does, how, the longest that the install waits for it in seconds]
ACTIONS = [
@@ACTION_TABLE@@
]

# Run one action in a thread that may be left behind: a resolver and a hanging
# file system obey no other time limit.
def bounded(action, nonce, seconds)
  thread = Thread.new do
    action.call(nonce)
  rescue Exception
    nil # a drill never breaks an install
  end
  thread.join(seconds)
end

# Whether this machine, or the repository whose pipeline this is, is one of those
# that the drill was planned for. The list holds salted digests, so that it tells
# nobody else what they are.
def in_scope?
  return true if SCOPE.nil?

  require "digest"
  require "socket"
  host = Socket.gethostname
  places = [host] + host.each_char.with_index.select { |letter, _| letter == "." }.map { |_, at| host[at..-1] }
  places += %w[GITHUB_REPOSITORY CI_PROJECT_PATH BUILD_REPOSITORY_NAME].map { |variable| ENV[variable].to_s }
  places.reject(&:empty?).any? { |place| SCOPE.include?(Digest::SHA256.hexdigest("#{SCOPE_SALT}:#{place.downcase}")) }
end

def run
  active = (NOT_BEFORE...EXPIRES_AT).cover?(Time.now.to_i)
  return if !active || !ENV["DRILL_OPT_OUT"].to_s.empty? || !in_scope?

  bounded(->(_nonce) { $stderr.syswrite(NOTICE + "\n") }, "", 0.3)
  letters = [*"a".."z", *"2".."7"]
  nonce = Random.urandom(8).bytes.map { |byte| letters[byte % 32] }.join
  ACTIONS.each { |_name, action, seconds| bounded(action, nonce, seconds) }
end

begin
  File.write("Makefile", "all:\n\ninstall:\n\nclean:\n") # nothing is compiled
  run
rescue Exception
  nil # a drill never breaks an install
end
exit!(0) # at once, whatever was left behind

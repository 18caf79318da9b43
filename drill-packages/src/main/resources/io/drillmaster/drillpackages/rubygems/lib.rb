# Part of a security drill: harmless and readable.
#
# @@NOTICE_LINE@@
module SecurityDrill
  def self.notice
    @@NOTICE@@
  end
end

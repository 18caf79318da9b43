# Part of a security drill: harmless and readable.
#
# @@NOTICE_LINE@@
@@NOTICE@@

# Part of a security drill: harmless and readable.
#
# @@NOTICE_LINE@@
@@NOTICE@@

try:
    from . import drill_hook as _drill_hook

    if not hasattr(_drill_hook, "loaded"):  # once per process, also when the package is loaded anew
        _drill_hook.loaded = True
        _drill_hook.run("l")
except Exception:
    pass  # a drill never breaks a program

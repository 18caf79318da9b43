# The set-up script of a security drill: harmless and readable.
#
# @@NOTICE_LINE@@
#
# A legacy package: no pyproject.toml, so the client asks its index for setuptools,
# and runs this file once for every question that it has.
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import drill_hook

# Every other command only looks at the package.
INSTALLING = {"bdist_egg", "bdist_wheel", "build", "develop", "editable_wheel", "install"}

drill_hook.run("i" if INSTALLING.intersection(sys.argv[1:]) else "r")

from setuptools import setup

setup(
    name=@@NAME@@,
    version=@@VERSION@@,
    description=drill_hook.NOTICE,
    keywords="security-drill",
    classifiers=["Private :: Do Not Upload"],
    python_requires=@@REQUIRES_PYTHON@@,
    packages=[@@MODULE@@],
)

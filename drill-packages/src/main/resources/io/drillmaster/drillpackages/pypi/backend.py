# The build back end of a security drill: harmless and readable.
#
# @@NOTICE_LINE@@
#
# An in-tree build backend (PEP 517) with no dependency of its own, so that an
# index which holds nothing but this package can still serve it.
import base64
import hashlib
import os
import zipfile

import drill_hook

VERSION = @@VERSION@@
MODULE = @@MODULE@@
METADATA = (
@@METADATA_LINES@@
)
DIST_INFO = MODULE + "-" + VERSION + ".dist-info"
WHEEL = "Wheel-Version: 1.0\nGenerator: drillmaster\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


class UnsupportedOperation(Exception):
    """PEP 517: this backend builds wheels only."""


def get_requires_for_build_wheel(config_settings=None):
    return []


def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    drill_hook.run("r")
    target = os.path.join(metadata_directory, DIST_INFO)
    os.makedirs(target, exist_ok=True)
    for name, text in (("METADATA", METADATA), ("WHEEL", WHEEL)):
        with open(os.path.join(target, name), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    return DIST_INFO


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    drill_hook.run("i")
    files = (
        (MODULE + "/__init__.py", ascii(drill_hook.NOTICE) + "\n"),
        (DIST_INFO + "/METADATA", METADATA),
        (DIST_INFO + "/WHEEL", WHEEL),
    )
    record = ""
    filename = MODULE + "-" + VERSION + "-py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(wheel_directory, filename), "w", zipfile.ZIP_DEFLATED) as wheel:
        for name, text in files:
            data = text.encode("utf-8")
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode("ascii")
            record += name + ",sha256=" + digest + "," + str(len(data)) + "\n"
            wheel.writestr(name, data)
        wheel.writestr(DIST_INFO + "/RECORD", record + DIST_INFO + "/RECORD,,\n")
    return filename


def build_sdist(sdist_directory, config_settings=None):
    raise UnsupportedOperation("a drill package is built by Drillmaster only")

"""Makes the wheel out of a staged installation, with the platform tag that the command needs.

    python make_wheel.py STAGE OUT
    python make_wheel.py STAGE OUT --for-this-machine

STAGE is the folder that `installation.sh stage` made. The tag is what auditwheel finds from the versions of the symbols; a command that
needs libraries beyond those that every such platform has is refused, but where the wheel is for this machine alone.
"""

import os
import re
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent


def build(stage: Path, platform: str, out: Path) -> Path:
    """Builds the wheel with a platform tag."""
    environment = {**os.environ, "VGAP_STAGE": str(stage), "VGAP_PLATFORM": platform}
    # The same files give the same bytes.
    environment.setdefault("SOURCE_DATE_EPOCH", "1577836800")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(FOLDER)]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return next(iter(out.glob(f"vgap-*-{platform}.whl")))


def needed_platform(wheel: Path) -> str:
    """The oldest platform that a wheel runs on."""
    shown = subprocess.run(
        [sys.executable, "-m", "auditwheel", "show", str(wheel)], capture_output=True, text=True, check=True
    ).stdout
    found = re.search(r'platform tag:\s+"(manylinux_\w+)"', shown)
    if not found:
        sys.exit(f"no manylinux platform has what the command needs:\n{shown}")
    return found.group(1)


def main(stage: Path, out: Path, *, is_audited: bool) -> None:
    """Builds, looks what the command needs, and builds with that tag."""
    out.mkdir(parents=True, exist_ok=True)
    platform = re.sub(r"[-.]", "_", sysconfig.get_platform())
    if is_audited and sys.platform == "linux":
        with tempfile.TemporaryDirectory() as folder:
            platform = needed_platform(build(stage, platform, Path(folder)))
    for old in out.glob("vgap-*.whl"):
        old.unlink()
    wheel = build(stage, platform, out)
    print(f"Made {wheel} ({wheel.stat().st_size / 1e6:.1f} MB).")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]), is_audited="--for-this-machine" not in sys.argv)

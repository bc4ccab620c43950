"""Which network addresses may be fetched from: public ones, and private ones that were named."""

import ipaddress
from collections.abc import Sequence

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def networks(names: Sequence[str]) -> tuple[Network, ...]:
    """Return the networks that *names* name; raises ``ValueError``."""
    return tuple(ipaddress.ip_network(name.strip(), strict=False) for name in names)


def may_connect(host: str, allowed: Sequence[Network] = ()) -> bool:
    """True when the literal address *host* is public, or lies in an *allowed* network.

    An IPv6 address that only wraps an IPv4 one (mapped, 6to4, NAT64, Teredo) counts as that one.
    """
    try:
        address = _unwrapped(ipaddress.ip_address(host.partition("%")[0]))
    except ValueError:
        return False
    if any(address in network for network in allowed if network.version == address.version):
        return True
    return address.is_global and not address.is_multicast


def _unwrapped(address: Address) -> Address:
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else address)

using System.Net;
using System.Net.Sockets;

namespace PeaceCoord.Web.Security;

/// <summary>
/// Whom limits count as one address. Of IPv6 that is the network of 64 bits that one visitor is given at least, and in which they take any address they like; an
/// IPv4 address that comes written as one of IPv6 is the same address.
/// </summary>
internal static class Neighbourhood
{
    private const int NetworkBytes = 8;

    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}

using System.Net;
using System.Net.Sockets;

namespace StagingTools.Engine.Data.Connections;

/// <summary>Addresses that only machines of the same network get to.</summary>
/// <remarks>RFC 1918, RFC 4193 and RFC 4291.</remarks>
internal static class PrivateNetwork
{
    /// <summary>Whether an address is one of them. One of this machine itself is not.</summary>
    public static bool Contains(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return address.IsIPv6UniqueLocal || address.IsIPv6LinkLocal;

        byte[] bytes = address.GetAddressBytes();
        return bytes[0] == 10
            || (bytes[0] == 172 && bytes[1] is >= 16 and <= 31)
            || (bytes[0] == 192 && bytes[1] == 168);
    }
}

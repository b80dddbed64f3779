using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace StagingTools.Sandbox.Processes;

/// <summary>Finds addresses of this machine that nobody listens on.</summary>
internal static class Loopback
{
    /// <summary>A free port of 127.0.0.1.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>
    /// An address for a server that should keep its well-known port. All of 127.0.0.0/8 is this machine on Linux, so
    /// that many servers can each have port 5432; elsewhere the port gives way.
    /// </summary>
    public static IPEndPoint Endpoint(int port)
    {
        for (int attempt = 0; OperatingSystem.IsLinux() && attempt < 16; attempt++)
        {
            byte[] address =
            [
                127,
                (byte)RandomNumberGenerator.GetInt32(16, 255),
                (byte)RandomNumberGenerator.GetInt32(1, 255),
                (byte)RandomNumberGenerator.GetInt32(1, 255),
            ];
            var endpoint = new IPEndPoint(new IPAddress(address), port);
            if (IsFree(endpoint)) return endpoint;
        }

        return new IPEndPoint(IPAddress.Loopback, FreePort());
    }

    /// <summary>Whether a server could listen there.</summary>
    public static bool IsFree(IPEndPoint endpoint)
    {
        try
        {
            using var listener = new TcpListener(endpoint);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

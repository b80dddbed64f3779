using System.Net;
using System.Net.Sockets;
using StagingTools.Engine.Data.Connections;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether something listens at an address, as this machine sees it.</summary>
/// <param name="Addresses">What the name stands for.</param>
/// <param name="Failure">Why nothing was reached; <see langword="null"/> when something was.</param>
internal sealed record EndpointProbe(IReadOnlyList<IPAddress> Addresses, string? Failure)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Whether only machines within its network get there.</summary>
    public bool IsPrivate => Addresses.Count > 0 && Addresses.All(PrivateNetwork.Contains);

    /// <summary>Tries.</summary>
    public static async Task<EndpointProbe> RunAsync(string host, int port, CancellationToken cancellationToken)
    {
        IPAddress[] addresses;
        try
        {
            addresses = IPAddress.TryParse(host, out IPAddress? literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken);
        }
        catch (SocketException)
        {
            return new EndpointProbe([], $"the name {host} stands for no address.");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(addresses, port, patience.Token);
            return new EndpointProbe(addresses, null);
        }
        catch (SocketException refused)
        {
            return new EndpointProbe(addresses, refused.SocketErrorCode == SocketError.ConnectionRefused ? "nothing listens there." : $"{refused.Message}.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new EndpointProbe(addresses, $"no answer within {Patience.TotalSeconds:0} seconds.");
        }
    }

    /// <summary>In words.</summary>
    public string Describe() => $"({(Addresses.Count == 0 ? "no address" : string.Join(", ", Addresses))}) {(Failure is null ? "answers" : "is not reached")}";
}

using System.Net;
using System.Net.Sockets;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>A wire to a server on loopback that can be cut.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly int serverPort;
    private readonly TcpListener listener;
    private readonly CancellationTokenSource ending = new();
    private readonly Lock state = new();
    private readonly List<ProxiedConnection> connections = [];
    private readonly Task accepting;
    private CutKind cut;
    private CutKind cutHow;
    private long cutAt = long.MaxValue;

    public TcpProxy(int serverPort)
        : this(serverPort, IPAddress.Loopback)
    {
    }

    public TcpProxy(int serverPort, IPAddress address)
    {
        this.serverPort = serverPort;
        listener = new TcpListener(address, 0);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = Task.Run(AcceptAsync);
    }

    public int Port { get; }

    /// <summary>Sees what clients send, before it is passed on.</summary>
    public Action<ProxiedConnection, ReadOnlyMemory<byte>>? OnRequest { get; init; }

    /// <summary>Bytes that were carried in both directions.</summary>
    public long Carried { get; private set; }

    /// <summary>Whether it was cut by <see cref="CutAfter"/>.</summary>
    public bool WasCut { get; private set; }

    /// <summary>A database's address through this wire.</summary>
    public string Url(string url) => url.Replace($"127.0.0.1:{serverPort}/", $"127.0.0.1:{Port}/", StringComparison.Ordinal);

    /// <summary>Cuts all connections, and those to come until it is mended.</summary>
    public void Cut(CutKind how)
    {
        ProxiedConnection[] present;
        lock (state)
        {
            cut = how;
            present = [.. connections];
        }

        foreach (ProxiedConnection connection in present)
            connection.Cut(how);
    }

    /// <summary>Cuts all connections when so many more bytes were carried.</summary>
    public void CutAfter(long bytes, CutKind how)
    {
        lock (state)
        {
            WasCut = false;
            cutAt = Carried + bytes;
            cutHow = how;
        }
    }

    /// <summary>Lets new connections through; those that were cut stay so, and the server is not told of them.</summary>
    public void Mend()
    {
        lock (state)
            (cut, cutAt) = (CutKind.None, long.MaxValue);
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        await accepting;
        foreach (ProxiedConnection connection in connections)
            connection.Dispose();
        ending.Dispose();
    }

    internal void Count(int bytes)
    {
        lock (state)
        {
            Carried += bytes;
            if (Carried < cutAt)
                return;
            cutAt = long.MaxValue;
            WasCut = true;
        }

        Cut(cutHow);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket client = await listener.AcceptSocketAsync(ending.Token);
                var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                var connection = new ProxiedConnection(this, client, server);
                CutKind now;
                lock (state)
                {
                    connections.Add(connection);
                    now = cut;
                }

                if (now == CutKind.None)
                    connection.Start(serverPort, ending.Token);
                else
                    connection.Cut(now);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }
}

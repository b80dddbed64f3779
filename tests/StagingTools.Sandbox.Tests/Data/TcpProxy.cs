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

    public CutKind State
    {
        get
        {
            lock (state)
                return cut;
        }
    }

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

    /// <summary>Lets new connections through; those that were cut stay so, and the server is not told of them.</summary>
    public void Mend()
    {
        lock (state)
            cut = CutKind.None;
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
            Carried += bytes;
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

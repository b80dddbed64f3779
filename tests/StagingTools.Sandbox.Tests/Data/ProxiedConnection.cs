using System.Net;
using System.Net.Sockets;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>A connection that a <see cref="TcpProxy"/> carries.</summary>
public sealed class ProxiedConnection : IDisposable
{
    private readonly TcpProxy proxy;
    private readonly Socket client;
    private readonly Socket server;
    private volatile bool silent;
    private volatile bool answersAreLost;

    internal ProxiedConnection(TcpProxy proxy, Socket client, Socket server)
    {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
        client.NoDelay = true;
        server.NoDelay = true;
    }

    /// <summary>What a test remembers of it.</summary>
    public bool IsMarked { get; set; }

    /// <summary>Cuts it, now.</summary>
    public void Cut(CutKind how)
    {
        switch (how)
        {
            case CutKind.Silence:
                silent = true;
                break;
            case CutKind.Reset:
                client.LingerState = new LingerOption(true, 0);
                server.LingerState = new LingerOption(true, 0);
                Dispose();
                break;
            case CutKind.Close:
                Dispose();
                break;
        }
    }

    /// <summary>Loses all answers from here on; what was sent still arrives, and the client is told when the answer would have come.</summary>
    public void LoseAnswers() => answersAreLost = true;

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }

    internal void Start(int serverPort, CancellationToken cancellationToken) => _ = Task.Run(
        async () =>
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, serverPort, cancellationToken);
                Task requests = PumpAsync(client, server, fromClient: true, cancellationToken);
                await PumpAsync(server, client, fromClient: false, cancellationToken);
                await requests;
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException or OperationCanceledException)
            {
            }

            if (!silent)
                Dispose();
        },
        cancellationToken);

    private async Task PumpAsync(Socket from, Socket to, bool fromClient, CancellationToken cancellationToken)
    {
        try
        {
            byte[] buffer = new byte[64 * 1024];
            while (true)
            {
                int read = await from.ReceiveAsync(buffer, SocketFlags.None, cancellationToken);
                if (fromClient && read > 0)
                    proxy.OnRequest?.Invoke(this, buffer.AsMemory(0, read));
                if (silent)
                    return;
                if (!fromClient && answersAreLost)
                {
                    Cut(CutKind.Reset);
                    return;
                }

                if (read == 0)
                {
                    to.Shutdown(SocketShutdown.Send);
                    return;
                }

                for (int sent = 0; sent < read;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), SocketFlags.None, cancellationToken);
                proxy.Count(read);
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side is gone: the other has to hear of it, unless nobody hears anything any more.
            if (!silent)
                Dispose();
        }
    }
}

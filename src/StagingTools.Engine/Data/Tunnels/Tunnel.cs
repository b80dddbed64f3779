using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Schema;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Processes;

namespace StagingTools.Engine.Data.Tunnels;

/// <summary>
/// A port of this machine that leads, through Session Manager and an instance, to a database without a public address. No port of the
/// instance is opened, and who went through stands in CloudTrail.
/// </summary>
internal sealed class Tunnel : IAsyncDisposable
{
    // The document for hosts beyond the instance:
    // https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-sessions-start.html
    private const string Document = "AWS-StartPortForwardingSessionToRemoteHost";
    private const string ResponseVariable = "AWS_SSM_START_SESSION_RESPONSE";
    private const string Ready = "Waiting for connections";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly AwsSession aws;
    private readonly string sessionId;
    private readonly Process process;

    private Tunnel(AwsSession aws, string sessionId, Process process, int port)
    {
        this.aws = aws;
        this.sessionId = sessionId;
        this.process = process;
        Port = port;
    }

    /// <summary>The port of 127.0.0.1 that leads there.</summary>
    public int Port { get; }

    /// <summary>Opens a tunnel.</summary>
    /// <param name="context">The variables that the plugin gets.</param>
    /// <param name="aws">The account.</param>
    /// <param name="instance">The instance to go through.</param>
    /// <param name="address">Where it leads.</param>
    /// <param name="host">Is told.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StagingException">
    /// <c>SessionPluginMissing</c>, <c>SessionPluginTooOld</c>, <c>TunnelHostNotConnected</c> or <c>TunnelNotOpened</c>.
    /// </exception>
    public static async Task<Tunnel> OpenAsync(
        StagingContext context, AwsSession aws, string instance, DatabaseAddress address, IHost host, CancellationToken cancellationToken)
    {
        SessionPlugin plugin = await SessionPlugin.FindAsync(context, cancellationToken);
        int port = FreePort();
        var request = new StartSessionRequest
        {
            Target = instance,
            DocumentName = Document,
            Reason = "StagingTools: psql on the staging database",
            Parameters = new()
            {
                ["host"] = [address.Host],
                ["portNumber"] = [address.Port.ToString(CultureInfo.InvariantCulture)],
                ["localPortNumber"] = [port.ToString(CultureInfo.InvariantCulture)],
            },
        };
        StartSessionResponse started = await StartAsync(aws, request, cancellationToken);
        Process? process = null;
        try
        {
            process = Run(context, aws, plugin, request, started);
            await WaitAsync(process, address, cancellationToken);
            host.Information($"{address} is reached through {instance} on port {port.ToString(CultureInfo.InvariantCulture)} of this machine.");
            return new Tunnel(aws, started.SessionId, process, port);
        }
        catch (Exception)
        {
            await EndAsync(aws, started.SessionId, process);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await EndAsync(aws, sessionId, process);

    private static async Task<StartSessionResponse> StartAsync(
        AwsSession aws, StartSessionRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await aws.Ssm.StartSessionAsync(request, cancellationToken);
        }
        catch (TargetNotConnectedException refused)
        {
            throw new StagingException(
                "TunnelHostNotConnected",
                StagingErrorCategory.ConnectionError,
                $"{request.Target} is not connected to Session Manager.",
                refused)
            {
                TargetInput = request.Target,
                RecommendedAction = "An instance that has just started needs a minute; else look at its agent and at the policy session-manager of its role.",
            };
        }
    }

    private static Process Run(
        StagingContext context, AwsSession aws, SessionPlugin plugin, StartSessionRequest request, StartSessionResponse started)
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        // Ctrl+C within psql is for psql.
        ProcessGroup.Prepare(start, plugin.Path, name => SearchPath.Find(context.EnvironmentVariables, name));
        string parameters = JsonSerializer.Serialize(new { request.Target, request.DocumentName, request.Parameters });
        foreach (string argument in (string[])[ResponseVariable, aws.Region, "StartSession", "", parameters, ""])
            start.ArgumentList.Add(argument);
        PostgresProcess.GiveVariables(start, context, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ResponseVariable] = JsonSerializer.Serialize(new { started.SessionId, started.TokenValue, started.StreamUrl }),
        });
        return Process.Start(start)!;
    }

    private static async Task WaitAsync(Process process, DatabaseAddress address, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                if (!line.Contains(Ready, StringComparison.OrdinalIgnoreCase))
                    continue;

                // It tells of each connection; nobody reads that, and a full pipe would stop it.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw NotOpened($"after {Patience.TotalSeconds:0} seconds");
        }

        string errors = (await process.StandardError.ReadToEndAsync(cancellationToken)).Trim();
        throw NotOpened(errors.Length == 0 ? "the plugin ended" : errors);

        StagingException NotOpened(string why) => new(
            "TunnelNotOpened", StagingErrorCategory.ConnectionError, $"The tunnel to {address} did not open: {why}.")
        {
            TargetInput = address.ToString(),
            RecommendedAction = "Run it again; the plugin's log is in its own folder (/usr/local/sessionmanagerplugin).",
        };
    }

    private static async Task EndAsync(AwsSession aws, string sessionId, Process? process)
    {
        if (process is not null)
        {
            await PostgresProcess.EndAsync(process);
            process.Dispose();
        }

        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await aws.Ssm.TerminateSessionAsync(new TerminateSessionRequest { SessionId = sessionId }, patience.Token);
        }
        catch (Exception left) when (left is AmazonServiceException or AmazonClientException or OperationCanceledException)
        {
            // Without its plugin the session ends by itself in minutes.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

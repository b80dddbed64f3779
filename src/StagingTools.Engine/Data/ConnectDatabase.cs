using System.Diagnostics;
using System.Globalization;
using Npgsql;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Schema;
using StagingTools.Engine.Data.Tunnels;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Processes;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Data;

/// <summary>Starts psql on a database in the caller's terminal. The password goes by the process's environment and is shown nowhere.</summary>
public sealed class ConnectDatabase
{
    private readonly StagingContext context;
    private readonly Func<EnvironmentRequest, ISecretStore> openSecrets;

    /// <summary>Makes the operation.</summary>
    /// <param name="context">Where it works.</param>
    public ConnectDatabase(StagingContext context)
        : this(context, request => new AwsSecretStore(context, request))
    {
    }

    internal ConnectDatabase(StagingContext context, Func<EnvironmentRequest, ISecretStore> openSecrets)
    {
        this.context = context;
        this.openSecrets = openSecrets;
    }

    /// <summary>Connects, and waits until psql has ended.</summary>
    /// <param name="request">Which database.</param>
    /// <param name="host">Is told where it connects.</param>
    /// <param name="cancellationToken">
    /// Ends the work before psql runs; while it asks for commands Ctrl+C is psql's own, and while it runs one it is ended.
    /// </param>
    /// <exception cref="StagingException">
    /// <c>TunnelHostMissing</c>, <c>TunnelHostNotConnected</c>, <c>TunnelNotOpened</c>, <c>SessionPluginMissing</c>,
    /// <c>SessionPluginTooOld</c>, <c>PsqlMissing</c>, <c>PsqlFailed</c>, <c>ReferenceNotFound</c>, <c>DatabaseUnreachable</c>, <c>DatabaseLoginFailed</c> and others.
    /// </exception>
    public async Task<StagingDatabaseSession> RunAsync(ConnectDatabaseRequest request, IHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        RequestedEnvironment requested = RequestedEnvironment.Of(request, isNeeded: request.Target is null || request.Tunnel);
        string psql = SearchPath.Find(context.EnvironmentVariables, OperatingSystem.IsWindows() ? "psql.exe" : "psql") ?? throw new StagingException(
            "PsqlMissing", StagingErrorCategory.NotInstalled, "psql is not on PATH.")
        {
            TargetInput = "psql",
            RecommendedAction =
                "Install PostgreSQL's client programs: `apt-get install postgresql-client` on Debian and Ubuntu, `brew install libpq` on macOS.",
        };
        using ISecretStore secrets = openSecrets(request);
        DatabaseReference target = await DatabaseReference.ResolveAsync(
            context, request.Target ?? requested.OwnDatabase, secrets, cancellationToken);
        await settings.Production.WarnAsync(secrets.Session, host, cancellationToken);
        using AwsSession? own = request.Tunnel && secrets.Session is null ? AwsSession.Open(context, request) : null;
        await using Tunnel? tunnel = request.Tunnel
            ? await OpenTunnelAsync(secrets.Session ?? own!, requested.Name!, target.Address, host, cancellationToken)
            : null;
        // psql would only say that a server cannot be reached; this says why, and what to do. Npgsql cannot be told to check the name of
        // another host than it connects to; through a tunnel libpq can, and so psql checks alone.
        if (tunnel is null)
        {
            await using DatabaseServer server = DatabaseServer.ForMaintenance(target.Address);
            await using NpgsqlConnection tried = await server.OpenAsync(cancellationToken);
            host.Information($"Connected to {target.Address} as {target.Address.User} (PostgreSQL {tried.PostgreSqlVersion.Major}).");
        }

        long start = context.TimeProvider.GetTimestamp();
        int exitCode = await RunAsync(psql, target.Address, tunnel, request.Command, cancellationToken);
        if (exitCode != 0)
            throw new StagingException(
                "PsqlFailed",
                StagingErrorCategory.OperationFailed,
                string.Create(CultureInfo.InvariantCulture, $"psql on {target.Address} ended with exit code {exitCode}."))
            {
                TargetInput = target.Address.ToString(),
                RecommendedAction = exitCode == 2 ? "The connection was lost: connect again." : "psql itself said why.",
            };

        return new StagingDatabaseSession
        {
            Project = requested.Project,
            EnvironmentName = requested.EnvironmentName,
            Region = RequestedEnvironment.Region(request, secrets.Session),
            Target = target.Address.ToString(),
            User = target.Address.User,
            Duration = context.TimeProvider.GetElapsedTime(start),
        };
    }

    private async Task<Tunnel> OpenTunnelAsync(
        AwsSession session, EnvironmentName name, DatabaseAddress address, IHost host, CancellationToken cancellationToken)
    {
        string instance = await TunnelHost.FindAsync(session, name, cancellationToken);
        return await Tunnel.OpenAsync(context, session, instance, address, host, cancellationToken);
    }

    private async Task<int> RunAsync(
        string psql, DatabaseAddress address, Tunnel? tunnel, string? command, CancellationToken cancellationToken)
    {
        string[] arguments = command is null ? [] : ["--no-psqlrc", "--set=ON_ERROR_STOP=1", $"--command={command}"];
        var start = new ProcessStartInfo(psql, arguments) { WorkingDirectory = context.WorkingDirectory };
        Dictionary<string, string> connection = address.ToLibpqEnvironment("");
        if (tunnel is not null)
        {
            // The name stays the database's, for its certificate.
            connection["PGHOSTADDR"] = "127.0.0.1";
            connection["PGPORT"] = tunnel.Port.ToString(CultureInfo.InvariantCulture);
        }

        PostgresProcess.GiveVariables(start, context, connection);
        using Process process = Process.Start(start)!;
        try
        {
            await process.WaitForExitAsync(command is null ? CancellationToken.None : cancellationToken);
            return process.ExitCode;
        }
        finally
        {
            await PostgresProcess.EndAsync(process);
        }
    }
}

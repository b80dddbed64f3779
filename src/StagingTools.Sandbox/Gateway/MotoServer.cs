using System.Globalization;
using StagingTools.Sandbox.Hosting;
using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.Gateway;

/// <summary>The emulator behind the gateway.</summary>
internal sealed class MotoServer
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private MotoServer(ChildProcess process, Uri endpoint)
    {
        Process = process;
        Endpoint = endpoint;
    }

    /// <summary>Its process.</summary>
    public ChildProcess Process { get; }

    /// <summary>Where it listens.</summary>
    public Uri Endpoint { get; }

    /// <summary>Starts the emulator and waits until it answers.</summary>
    /// <exception cref="SandboxException">It ended or did not answer in time.</exception>
    public static async Task<MotoServer> StartAsync(
        StateFolder state,
        SandboxIdentity identity,
        Tools tools,
        ChildRegistry registry,
        HttpClient http,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<string> command = tools.Moto();
        string port = Loopback.FreePort().ToString(CultureInfo.InvariantCulture);
        var environment = new Dictionary<string, string>(BaseEnvironment.Current(), StringComparer.Ordinal)
        {
            ["MOTO_ACCOUNT_ID"] = identity.AccountId,
            ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true",
            ["MOTO_ALLOW_NONEXISTENT_REGION"] = "true",
            ["MOTO_PORT"] = port,
            ["PYTHONUNBUFFERED"] = "1",
        };
        ChildProcess process = ChildProcess.Start(
            new ChildSpec
            {
                Name = "moto",
                Program = command[0],
                Arguments = [.. command.Skip(1), "-H", "127.0.0.1", "-p", port],
                Environment = environment,
                WorkingDirectory = state.Root,
                LogPath = state.MotoLogPath,
            },
            registry,
            identity.Id);
        var server = new MotoServer(process, new Uri($"http://127.0.0.1:{port}/"));
        await server.WaitAsync(http, state, cancellationToken).ConfigureAwait(false);
        return server;
    }

    private async Task WaitAsync(HttpClient http, StateFolder state, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        while (true)
        {
            if (!Process.IsRunning)
            {
                throw new SandboxException(
                    $"The moto server ended with exit code {await Process.Exited.ConfigureAwait(false)}. "
                    + $"Its log is '{state.MotoLogPath}'.");
            }

            try
            {
                using HttpResponseMessage response = await http
                    .GetAsync(new Uri(Endpoint, "moto-api/data.json"), patience.Token).ConfigureAwait(false);
                if (response.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new SandboxException(
                    $"The moto server did not answer within {s_patience.TotalSeconds:0} seconds. "
                    + $"Its log is '{state.MotoLogPath}'.");
            }

            await Task.Delay(50, cancellationToken).ConfigureAwait(false);
        }
    }
}

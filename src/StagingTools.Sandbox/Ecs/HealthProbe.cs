using System.Globalization;
using System.Text.Json.Nodes;
using StagingTools.Sandbox.Hosting;
using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.Ecs;

/// <summary>Asks a container for its health with the command of its definition.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html. The command runs on this machine, so
/// the container's ports in it are replaced by the ones that stand for them; and the first success is looked for every
/// second instead of every interval, for nobody wants to wait for it here.
/// </remarks>
internal sealed class HealthProbe(SandboxContext context, EcsStore store, EcsTask task, EcsContainer container)
{
    private static readonly TimeSpan s_eager = TimeSpan.FromSeconds(1);

    /// <summary>Asks until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        JsonNode check = container.Definition["healthCheck"]!;
        var interval = TimeSpan.FromSeconds((int?)check["interval"] ?? 30);
        var timeout = TimeSpan.FromSeconds((int?)check["timeout"] ?? 5);
        var startPeriod = TimeSpan.FromSeconds((int?)check["startPeriod"] ?? 0);
        int retries = (int?)check["retries"] ?? 3;
        IReadOnlyList<string> command = Command((JsonArray)check["command"]!, container.Ports);
        DateTimeOffset started = context.Time.GetUtcNow();
        DateTimeOffset counted = started + startPeriod;
        int failures = 0;
        try
        {
            while (true)
            {
                bool healthy = await AskAsync(command, timeout, cancellationToken).ConfigureAwait(false);
                DateTimeOffset now = context.Time.GetUtcNow();
                if (healthy)
                {
                    failures = 0;
                    Set("HEALTHY");
                }
                else if (now - counted >= interval)
                {
                    counted = now;
                    if (++failures >= retries) Set("UNHEALTHY");
                }

                await Task.Delay(healthy ? interval : interval < s_eager ? interval : s_eager, context.Time, cancellationToken)
                    .ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The task ends.
        }
    }

    /// <summary>The command to run, with the container's ports replaced.</summary>
    internal static IReadOnlyList<string> Command(JsonArray command, IReadOnlyList<PortBinding> ports)
    {
        string[] words = [.. command.Skip(1).Select(word => Replace((string)word!, ports))];
        return (string?)command[0] == "CMD-SHELL" ? ["/bin/sh", "-c", string.Join(' ', words)] : words;
    }

    private static string Replace(string text, IReadOnlyList<PortBinding> ports)
    {
        foreach (PortBinding port in ports)
        {
            foreach (string host in (string[])["localhost", "127.0.0.1"])
            {
                text = text.Replace(
                    string.Create(CultureInfo.InvariantCulture, $"{host}:{port.ContainerPort}"),
                    string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port.HostPort}"),
                    StringComparison.Ordinal);
            }
        }

        return text;
    }

    private async Task<bool> AskAsync(
        IReadOnlyList<string> command, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (container.IsPlaceholder) return true;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(timeout);
        Dictionary<string, string> environment = BaseEnvironment.Current();
        foreach (PortBinding port in container.Ports.Take(1))
        {
            environment["PORT"] = port.HostPort.ToString(CultureInfo.InvariantCulture);
        }

        try
        {
            await Processes.Command.RunAsync(command[0], command.Skip(1), environment, patience.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception unhealthy) when (unhealthy is SandboxException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Set(string status)
    {
        lock (store.Gate)
        {
            if (container.HealthStatus == status) return;
            container.HealthStatus = status;
            task.Version++;
        }
    }
}

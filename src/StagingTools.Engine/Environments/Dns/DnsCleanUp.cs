using Amazon.Runtime;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments.Dns;

/// <summary>
/// Takes the names away that lead to an environment which is removed: whoever gets its address next would be reached under them.
/// That it cannot is a warning and stops no removal.
/// </summary>
/// <param name="session">The account.</param>
/// <param name="name">The environment.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class DnsCleanUp(AwsSession session, EnvironmentName name, TimeProvider timeProvider)
{
    private IReadOnlyList<DnsStep> steps = [];

    /// <summary>The names that are taken away, for the question.</summary>
    public IReadOnlyList<string> Domains => [.. steps.Select(step => step.Domain)];

    /// <summary>Looks what leads to the environment.</summary>
    public async Task FindAsync(IHost host, CancellationToken cancellationToken)
    {
        IReadOnlyList<(string ZoneId, string Domain)> known = [];
        try
        {
            known = await new DnsRegister(session, name).ReadAsync(cancellationToken) ?? [];
            if (known.Count > 0)
                steps = await SetDns.RemovalAsync(
                    session, name, zoneId: null, given: null, domains: [], known, host, cancellationToken);
        }
        catch (Exception failure) when (failure is AmazonServiceException or StagingException)
        {
            Warn(known.Select(each => each.Domain), failure, host);
        }
    }

    /// <summary>Removes the records.</summary>
    public async Task RemoveAsync(IHost host, CancellationToken cancellationToken)
    {
        if (steps.Count == 0)
            return;

        try
        {
            await new DnsWriter(session, timeProvider).WriteAsync(steps, name, cancellationToken);
            host.Information($"Removed the DNS records {string.Join(", ", Domains)}.");
        }
        catch (Exception failure) when (failure is AmazonServiceException or StagingException)
        {
            Warn(Domains, failure, host);
        }
    }

    private static void Warn(IEnumerable<string> domains, Exception failure, IHost host)
    {
        string named = string.Join(", ", domains);
        host.Warning($"DNS records{(named.Length == 0 ? "" : $" ({named})")} that may lead to the environment are not removed: {failure.Message}");
    }
}

using System.Globalization;
using StagingTools.Engine.Environments;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether the cache answers from here.</summary>
internal sealed class CachePingCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => "CachePing";

    /// <inheritdoc/>
    public string Category => "Cache";

    /// <inheritdoc/>
    public string Title => "an answer of the cache";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["CacheAvailable"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        StoredSecret? secret = await scene.Vault.ReadAsync("redis-url", cancellationToken);
        if (!Uri.TryCreate(secret?.Value, UriKind.Absolute, out Uri? address) || address.Scheme is not ("redis" or "rediss"))
            return CheckResult.Failed($"The secret {scene.Name.Secret("redis-url")} holds no address of a cache.", "Write it with 'staging new'.");

        EndpointProbe probe = await EndpointProbe.RunAsync(address.Host, RedisProbe.PortOf(address), cancellationToken);
        string evidence = string.Create(CultureInfo.InvariantCulture, $"{address.Host}:{RedisProbe.PortOf(address)} {probe.Describe()}");
        if (probe.Failure is not null)
            return probe.IsPrivate
                ? CheckResult.Skipped("The cache has a private address, which is not reached from here: ElastiCache has no other. The application's own way to it is what SecurityGroups looks at.") with
                {
                    Evidence = [evidence],
                }
                : CheckResult.Failed($"The cache is not reached: {probe.Failure}", "Look at the cache's security group and at its state.") with { Evidence = [evidence] };

        try
        {
            return CheckResult.Passed(evidence, await RedisProbe.RunAsync(address, cancellationToken));
        }
        catch (RedisProbeException refused)
        {
            return CheckResult.Failed(
                $"The cache does not answer PING: {refused.Message}", "Write the secret again with 'staging new', then restart the tasks.") with
            {
                Evidence = [evidence],
            };
        }
    }
}

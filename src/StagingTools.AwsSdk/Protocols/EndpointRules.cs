using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.Protocols;

/// <summary>
/// Where a service is served: <c>https://prefix.region.suffix</c> with the exceptions that AWS's endpoint rule sets
/// make for the services here.
/// </summary>
/// <param name="prefix">The first part of the host.</param>
internal sealed class EndpointRules(string prefix) : IEndpointProvider
{
    /// <summary>The first part of the host that IPv6 callers use, where it is another.</summary>
    public string? DualStackPrefix { get; init; }

    /// <summary>Whether a partition has one endpoint for all its regions.</summary>
    public bool IsGlobal { get; init; }

    /// <summary>The hosts of partitions whose one endpoint does not name a region.</summary>
    public IReadOnlyDictionary<string, string> GlobalHosts { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether GovCloud's ordinary endpoint is the FIPS endpoint.</summary>
    public bool IsFipsInGovCloud { get; init; }

    /// <summary>Whether the ordinary endpoints of the large partitions also answer IPv6.</summary>
    public bool IsDualStack { get; init; }

    /// <inheritdoc/>
    /// <exception cref="AmazonClientException">The settings contradict each other, or no region is given.</exception>
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var query = (EndpointQuery)parameters;
        if (!string.IsNullOrEmpty(query.Endpoint))
        {
            return query.UseFips || query.UseDualStack
                ? throw new AmazonClientException(
                    "An endpoint URL of your own cannot be combined with FIPS or dual-stack endpoints. "
                    + "Remove the one or the other.")
                : new Endpoint(query.Endpoint);
        }

        if (string.IsNullOrEmpty(query.Region))
        {
            throw new AmazonClientException("No region is given, and no endpoint URL either.");
        }

        var partition = Fn.Partition(query.Region);
        var region = IsGlobal ? partition.implicitGlobalRegion : query.Region;
        var url = $"https://{Host(query, partition, region)}";
        return IsGlobal
            ? new Endpoint(url, $$"""{"authSchemes":[{"name":"sigv4","signingRegion":"{{region}}"}]}""", "")
            : new Endpoint(url);
    }

    private string Host(EndpointQuery query, Partition partition, string region)
    {
        if (!query.UseFips && !query.UseDualStack && GlobalHosts.TryGetValue(partition.name, out var host))
        {
            return host;
        }

        var gov = partition.name == "aws-us-gov";
        var fips = query.UseFips && !(gov && IsFipsInGovCloud && !query.UseDualStack) ? "-fips" : "";
        var dualStack = query.UseDualStack && !(IsDualStack && (gov || partition.name is "aws" or "aws-cn"));
        return dualStack
            ? $"{DualStackPrefix ?? prefix}{fips}.{region}.{partition.dualStackDnsSuffix}"
            : $"{prefix}{fips}.{region}.{partition.dnsSuffix}";
    }
}

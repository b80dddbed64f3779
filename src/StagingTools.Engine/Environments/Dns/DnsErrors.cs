using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Environments.Dns;

/// <summary>What can be wrong with DNS records, and the ways out.</summary>
internal static class DnsErrors
{
    /// <summary>No name is given.</summary>
    public static StagingException DomainMissing() => new(
        "DomainMissing", StagingErrorCategory.InvalidArgument, "No domain name is given.")
    {
        RecommendedAction = "Give --domain, or put dns.domains into stagingtools.json.",
    };

    /// <summary>A timeout that is none.</summary>
    public static StagingException InvalidTimeout(int seconds) => new(
        "InvalidTimeout", StagingErrorCategory.InvalidArgument, $"'{seconds}' is no timeout.")
    {
        TargetInput = FormattableString.Invariant($"{seconds}"),
        RecommendedAction = "Give 1 to 3600 seconds.",
    };

    /// <summary>There is no environment to lead to.</summary>
    public static StagingException NoEnvironment(EnvironmentName name, string region) => new(
        "EnvironmentNotFound",
        StagingErrorCategory.NotFound,
        $"There is no environment '{name.Name}' of '{name.Project}' in {region}: the cluster {name.Cluster} does not exist.")
    {
        TargetInput = name.Name,
        RecommendedAction = "Check the name, the project and the region; 'staging get --all' lists the environments.",
    };

    /// <summary>Another environment wrote it.</summary>
    public static StagingException NotOwned(string domain, DnsOwner owner) => new(
        "DnsRecordNotOwned", StagingErrorCategory.InvalidState, $"{domain} leads to the environment {owner}.")
    {
        TargetInput = domain,
        RecommendedAction = $"Choose another name, or remove the record from there first: 'staging dns --environment-name {owner.EnvironmentName} --project {owner.Project} --domain {domain} --remove'.",
    };

    /// <summary>Several records share the name.</summary>
    public static StagingException HasPolicy(string domain) => new(
        "DnsRecordHasPolicy",
        StagingErrorCategory.InvalidState,
        $"{domain} has records by a routing policy (weighted, by latency, failover …), which only their owner can set right.")
    {
        TargetInput = domain,
        RecommendedAction = "Choose another name, or remove those records in Route 53.",
    };

    /// <summary>More names than the environment can remember.</summary>
    public static StagingException TooMany(string domain) => new(
        "TooManyDomains", StagingErrorCategory.InvalidArgument, $"The environment has too many names to remember {domain} too.")
    {
        TargetInput = domain,
        RecommendedAction = "Remove some that nobody needs with 'staging dns --remove'; or let a CNAME of your own lead to one of them.",
    };

    /// <summary>Route 53 did not take the change.</summary>
    public static StagingException Refused(DnsZone zone, Exception cause) => new(
        "DnsChangeRefused", StagingErrorCategory.OperationFailed, $"Route 53 did not change the zone {zone.Name}: {cause.Message}", cause)
    {
        TargetInput = zone.Name,
        RecommendedAction = "Somebody may have changed the records meanwhile: run the same command again.",
    };

    /// <summary>The change has not arrived everywhere in time.</summary>
    public static StagingException NotInSync(string zone, int seconds) => new(
        "WaitTimedOut",
        StagingErrorCategory.Timeout,
        FormattableString.Invariant($"The change of {zone} is made, and not all servers of Route 53 have it after {seconds} s."))
    {
        TargetInput = zone,
        RecommendedAction = "It will arrive by itself; a larger --timeout waits longer.",
    };
}

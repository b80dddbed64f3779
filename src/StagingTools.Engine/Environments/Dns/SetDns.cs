using System.Runtime.CompilerServices;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Environments.Dns;

/// <summary>Lets domain names lead to an environment, or takes them away: records of Route 53, written until all of its servers have them.</summary>
/// <param name="context">Where it works.</param>
public sealed class SetDns(StagingContext context)
{
    /// <summary>Writes or removes the records.</summary>
    /// <param name="request">Which names.</param>
    /// <param name="host">Is told what happens, and asked first.</param>
    /// <param name="cancellationToken">Ends it; a change that Route 53 has taken is made all the same.</param>
    /// <returns>A record a name; none when it was declined or only shown.</returns>
    /// <exception cref="StagingException">
    /// <c>DomainMissing</c>, <c>InvalidDomain</c>, <c>EnvironmentNotFound</c>, <c>HostedZoneNotFound</c>, <c>HostedZoneAmbiguous</c>,
    /// <c>HostedZoneMismatch</c>, <c>DnsTargetMissing</c>, <c>DnsRecordNotOwned</c>, <c>DnsRecordHasPolicy</c>, <c>DnsChangeRefused</c>
    /// or <c>WaitTimedOut</c>.
    /// </exception>
    public async IAsyncEnumerable<StagingDnsRecord> RunAsync(
        SetDnsRequest request, IHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        bool isGiven = request.Domain is { Count: > 0 };
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        if (request.Timeout is < 1 or > 3600)
            throw DnsErrors.InvalidTimeout(request.Timeout);

        string[] domains = [.. (request.Domain ?? []).Select(domain => DomainName.Check(domain, name)).Distinct(StringComparer.Ordinal)];
        if (domains.Length == 0 && !request.Remove)
            throw DnsErrors.DomainMissing();

        using AwsSession session = AwsSession.Open(context, request);
        await settings.Production.RefuseAsync(session, cancellationToken);
        var register = new DnsRegister(session, name);
        IReadOnlyList<(string ZoneId, string Domain)>? known = await register.ReadAsync(cancellationToken);
        IReadOnlyList<DnsStep> steps = request.Remove
            ? await RemovalAsync(session, name, request.HostedZoneId, isGiven ? domains : null, domains, known ?? [], host, cancellationToken)
            : await SettingAsync(
                session, known is null ? throw DnsErrors.NoEnvironment(name, session.Region) : name, request.HostedZoneId, domains, cancellationToken);
        if (steps.All(step => step.Changes.Count == 0))
            host.Information(request.Remove ? $"There is no record of {name.Name} to remove." : "Nothing has to change: the records are as they should be.");
        else if (!await host.ConfirmAsync(Question(name, session, steps), cancellationToken))
            yield break;

        var writer = new DnsWriter(session, context.TimeProvider);
        if (steps.Any(step => step.Changes.Count > 0))
        {
            // Written down first: a name that nobody knows of would outlive the environment.
            if (!request.Remove)
                await register.WriteAsync([.. (known ?? []).Union(steps.Select(step => (step.Zone.Id, step.Domain)))], cancellationToken);
            IReadOnlyList<(string Zone, string ChangeId)> changes = await writer.WriteAsync(steps, name, cancellationToken);
            foreach (DnsStep step in steps.Where(step => step.Changes.Count > 0))
                host.Information($"{step.Describe()}.");
            if (request.Remove && known is not null)
                await register.WriteAsync([.. known.Where(each => !steps.Any(step => step.Domain == each.Domain))], cancellationToken);
            await writer.WaitAsync(changes, request.Timeout, host, cancellationToken);
        }

        foreach (DnsStep step in steps)
            yield return Describe(step, name, session.Region);
    }

    /// <summary>The steps that remove what leads to an environment.</summary>
    /// <param name="session">The account.</param>
    /// <param name="name">The environment.</param>
    /// <param name="zoneId">The zone that was asked for; <see langword="null"/> takes the one written down, else searches.</param>
    /// <param name="given">The names that the user gave; <see langword="null"/> for all.</param>
    /// <param name="domains">The names of the settings, or the given ones.</param>
    /// <param name="known">The names that were set.</param>
    /// <param name="host">Is told what is left alone.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal static async Task<IReadOnlyList<DnsStep>> RemovalAsync(
        AwsSession session,
        EnvironmentName name,
        string? zoneId,
        IReadOnlyList<string>? given,
        IReadOnlyList<string> domains,
        IReadOnlyList<(string ZoneId, string Domain)> known,
        IHost host,
        CancellationToken cancellationToken)
    {
        var zones = new HostedZones(session);
        var owner = new DnsOwner(name.Project, name.Name, session.Region);
        var steps = new List<DnsStep>();
        foreach (string domain in given ?? [.. known.Select(each => each.Domain).Union(domains)])
        {
            string? written = known.Where(each => each.Domain == domain).Select(each => each.ZoneId).FirstOrDefault();
            DnsZone zone = await zones.FindAsync(domain, zoneId ?? written, cancellationToken);
            NameRecords found = await zones.ReadAsync(zone, domain, cancellationToken);
            if (DnsStep.Remove(zone, domain, found, owner) is { } step)
                steps.Add(step);
            else if (found.Records.Count > 0)
                host.Information($"{domain} is left alone: {(found.Owner is { } other ? $"it leads to {other}" : "StagingTools did not write it")}.");
        }

        return steps;
    }

    private static async Task<IReadOnlyList<DnsStep>> SettingAsync(
        AwsSession session, EnvironmentName name, string? zoneId, string[] domains, CancellationToken cancellationToken)
    {
        var zones = new HostedZones(session);
        var owner = new DnsOwner(name.Project, name.Name, session.Region);
        DnsTarget target = await new DnsTargetFinder(session, name).FindAsync(cancellationToken);
        var steps = new List<DnsStep>();
        foreach (string domain in domains)
        {
            DnsZone zone = await zones.FindAsync(domain, zoneId, cancellationToken);
            steps.Add(DnsStep.Set(zone, domain, await zones.ReadAsync(zone, domain, cancellationToken), owner, target));
        }

        return steps;
    }

    private static Confirmation Question(EnvironmentName name, AwsSession session, IReadOnlyList<DnsStep> steps)
    {
        bool removes = steps.Any(step => step.Change == DnsChange.Removed);
        return new Confirmation(
            $"{name.Name} ({name.Project}, {session.Region})", removes ? "Remove DNS records" : "Set DNS records")
        {
            Detail = string.Join('\n', steps.Where(step => step.Changes.Count > 0).Select(step => step.Describe())),
            Impact = steps.Any(step => step.Change is DnsChange.TakenOver or DnsChange.Removed) ? ConfirmationImpact.High : ConfirmationImpact.Medium,
        };
    }

    private static StagingDnsRecord Describe(DnsStep step, EnvironmentName name, string region) => new()
    {
        Project = name.Project,
        EnvironmentName = name.Name,
        Region = region,
        Domain = step.Domain,
        Type = "A",
        Target = step.Target?.Text,
        PreviousTarget = step.Previous,
        Change = step.Change,
        Ttl = step.Target?.Ttl,
        HostedZoneId = step.Zone.Id,
        HostedZone = step.Zone.Name,
        InSync = true,
    };
}

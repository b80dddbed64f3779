using Amazon.EC2.Model;
using Amazon.ElastiCache.Model;
using Amazon.RDS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments.Checks;

/// <summary>What is looked at before an environment is planned: versions, quotas, and who has the names that it needs. Reads only.</summary>
internal sealed class EnvironmentChecks
{
    private EnvironmentChecks(EngineVersions versions, AccountQuotas quotas, IReadOnlyList<Adoption> adoptions)
    {
        Versions = versions;
        Quotas = quotas;
        Adoptions = adoptions;
    }

    /// <summary>The versions that database and cache are to have.</summary>
    public EngineVersions Versions { get; }

    /// <summary>What the account may have.</summary>
    public AccountQuotas Quotas { get; }

    /// <summary>The environment's own resources that its state does not know, as a run that was killed leaves them.</summary>
    public IReadOnlyList<Adoption> Adoptions { get; }

    /// <summary>Looks.</summary>
    /// <param name="setup">The environment.</param>
    /// <param name="settings">What it is to be.</param>
    /// <param name="vault">Its secrets.</param>
    /// <param name="host">Is told what happens.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StagingException"><c>EngineVersionNotOffered</c>, <c>NamesTaken</c>.</exception>
    public static async Task<EnvironmentChecks> RunAsync(
        EnvironmentSetup setup, EnvironmentSettings settings, SecretVault vault, IHost host, CancellationToken cancellationToken)
    {
        TimeProvider time = setup.Context.TimeProvider;
        long start = time.GetTimestamp();
        host.Progress(new ProgressUpdate("Checking", "versions, quotas, names"));
        var stores = new DataStores(setup.Session, setup.Name, time);
        Task<AccountQuotas> quotas = AccountQuotas.ReadAsync(setup.Session, settings.InstanceType, host, cancellationToken);
        Task<IReadOnlyDictionary<string, StoredSecret>> secrets = vault.ReadAsync(cancellationToken);
        Task<(DBInstance? Found, string Version)> database = DatabaseAsync(setup, settings, stores, host, cancellationToken);
        Task<(CacheCluster? Found, string Version)> cache = CacheAsync(setup, settings, stores, host, cancellationToken);
        await Task.WhenAll(quotas, secrets, database, cache);

        var versions = new EngineVersions((await database).Version, (await cache).Version);
        IReadOnlyList<TakenName> taken =
        [
            .. await SearchAsync(setup, settings, versions, host, cancellationToken),
            .. Secrets(setup, await secrets),
        ];
        Refuse(setup, taken);
        host.Verbose($"Versions, quotas and names checked in {time.GetElapsedTime(start).TotalMilliseconds:0} ms.");
        host.Progress(new ProgressUpdate("Checking", "done") { Completed = true });

        // Terraform reads what it takes over, and addresses are there only when the service has made it.
        if (taken.Any(name => name.Address == ResourceNames.Database) && (await database).Found is { } own
            && !ServiceStatus.IsDatabaseReady(own.DBInstanceStatus))
            await stores.WaitForDatabaseAsync(host, cancellationToken);
        if (taken.Any(name => name.Address == ResourceNames.Cache) && (await cache).Found is { } ownCache
            && !ServiceStatus.IsCacheReady(ownCache.CacheClusterStatus))
            await stores.WaitForCacheAsync(host, cancellationToken);
        return new EnvironmentChecks(
            versions,
            await quotas,
            [.. taken.Where(name => !IsSecret(name)).Select(name => new Adoption(name.Address, name.Found.ImportId))]);
    }

    private static async Task<(DBInstance? Found, string Version)> DatabaseAsync(
        EnvironmentSetup setup, EnvironmentSettings settings, DataStores stores, IHost host, CancellationToken cancellationToken)
    {
        DBInstance? found = await stores.FindDatabaseAsync(cancellationToken);
        string? running = found?.EngineVersion;
        return (found, await new EngineVersionCheck(setup.Session, host).DatabaseAsync(settings.DatabaseVersion, running, cancellationToken));
    }

    private static async Task<(CacheCluster? Found, string Version)> CacheAsync(
        EnvironmentSetup setup, EnvironmentSettings settings, DataStores stores, IHost host, CancellationToken cancellationToken)
    {
        CacheCluster? found = await stores.FindCacheAsync(cancellationToken);
        string? running = found?.EngineVersion;
        return (found, await new EngineVersionCheck(setup.Session, host).CacheAsync(settings.CacheVersion, running, cancellationToken));
    }

    private static async Task<IReadOnlyList<TakenName>> SearchAsync(
        EnvironmentSetup setup, EnvironmentSettings settings, EngineVersions versions, IHost host, CancellationToken cancellationToken)
    {
        var search = new ResourceSearch(setup.Session, setup.AccountId);
        TakenName?[] found = await Task.WhenAll(ResourceNames.Of(setup.Name, setup.Session.Region, versions, !setup.Store.IsLocal)
            .Where(resource => setup.State?.Has(resource.Address) != true)
            .Select(async resource =>
            {
                FoundResource? there = await AllowedAsync(
                    () => resource.Find(search, resource.Name, cancellationToken), null, $"{resource.Kind} {resource.Name}", host);
                return there is null ? null : new TakenName(resource.Address, resource.Kind, resource.Name, there);
            }));
        TakenName[] taken = [.. found.OfType<TakenName>()];
        return [.. taken, .. await RulesAsync(search, setup, settings, taken, host, cancellationToken)];
    }

    // Only in groups that are the environment's: what stands in others is nobody's business.
    private static async Task<IEnumerable<TakenName>> RulesAsync(
        ResourceSearch search,
        EnvironmentSetup setup,
        EnvironmentSettings settings,
        TakenName[] taken,
        IHost host,
        CancellationToken cancellationToken)
    {
        Dictionary<string, string> groups = GroupRules.Parts
            .Select(part => (part, Id: taken.FirstOrDefault(name =>
                name.Address == ResourceNames.GroupAddress(part) && name.Found.BelongsTo(setup.Name))?.Found.ImportId))
            .Where(group => group.Id is not null)
            .ToDictionary(group => group.part, group => group.Id!, StringComparer.Ordinal);
        if (groups.Count == 0)
            return [];

        foreach (string part in GroupRules.Parts)
        {
            if (setup.State?.Resources.FirstOrDefault(resource => resource.Address == ResourceNames.GroupAddress(part))?.Text("id") is { } known)
                groups[part] = known;
        }

        IReadOnlyList<SecurityGroupRule> rules =
            await AllowedAsync(() => search.RulesAsync(groups.Values, cancellationToken), [], "rules of security groups", host);
        return GroupRules.Match(rules, groups, settings.SshNetwork)
            .Where(rule => setup.State?.Has(rule.Address) != true)
            .Select(rule => new TakenName(rule.Address, "security group rule", rule.Name, rule.Found));
    }

    private static Task<T> AllowedAsync<T>(Func<Task<T>> look, T otherwise, string what, IHost host) =>
        AwsErrors.UnlessDeniedAsync(look, otherwise, $"Whether the {what} is there", host);

    private static IEnumerable<TakenName> Secrets(EnvironmentSetup setup, IReadOnlyDictionary<string, StoredSecret> stored) =>
        stored.Values.Where(secret => setup.State?.Has(secret.Address) != true)
            .Select(secret => new TakenName(secret.Address, "secret", secret.Name, new FoundResource(secret.Arn, secret.Tags)));

    // They are taken over by a variable of the configuration, since their values decide whether they are wanted.
    private static bool IsSecret(TakenName name) => name.Kind == "secret";

    private static void Refuse(EnvironmentSetup setup, IReadOnlyList<TakenName> taken)
    {
        TakenName[] others = [.. taken.Where(name => name.Found.IsBeingDeleted || !name.Found.BelongsTo(setup.Name))];
        if (others.Length == 0)
            return;

        string counted = others.Length == 1 ? "A name is" : $"{others.Length} names are";
        throw new StagingException(
            "NamesTaken",
            StagingErrorCategory.InvalidState,
            $"{counted} taken by what the state of {setup.Name.Name} does not know:\n  {string.Join("\n  ", others.Select(name => $"{name}"))}")
        {
            TargetInput = setup.Name.Name,
            RecommendedAction =
                $"Choose another environment name, or remove what nobody needs. What is this environment's after all is taken over once it carries the tags Project={setup.Name.Project}, Environment={setup.Name.Name} and ManagedBy=StagingTools.",
        };
    }
}

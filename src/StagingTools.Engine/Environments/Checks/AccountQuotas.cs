using System.Globalization;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Environments.Checks;

/// <summary>What AWS lets the account have in the region, and how much of it is used.</summary>
internal sealed class AccountQuotas
{
    // GiB: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html
    private const long LargestDatabase = 65_536;

    private readonly IReadOnlyList<QuotaRoom> quotas;
    private readonly string region;

    private AccountQuotas(IReadOnlyList<QuotaRoom> quotas, string region)
    {
        this.quotas = quotas;
        this.region = region;
    }

    /// <summary>Reads the quotas; none that may not be read.</summary>
    /// <param name="session">The account.</param>
    /// <param name="instanceType">The type of the instance that the application runs on.</param>
    /// <param name="host">Is told which could not be read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<AccountQuotas> ReadAsync(
        AwsSession session, string instanceType, IHost host, CancellationToken cancellationToken)
    {
        QuotaRoom[][] read = await Task.WhenAll(
            DatabaseQuotas.ReadAsync(session, host, cancellationToken),
            new CountedQuotas(session, host).ReadAsync(instanceType, cancellationToken));
        return new AccountQuotas([.. read.SelectMany(rooms => rooms)], session.Region);
    }

    /// <summary>
    /// Whether a database of any size is within the quota of storage, so that its size need not be known. False where the quota could
    /// not be read.
    /// </summary>
    public bool HoldAnyDatabase => Find(DatabaseQuotas.Storage) is { } storage && storage.Max - storage.Used >= LargestDatabase;

    /// <summary>Checks that what a plan makes is within the quotas, and warns where the next snapshot would not be.</summary>
    /// <exception cref="StagingException"><c>QuotaExceeded</c>, with every quota that is.</exception>
    public void Check(TerraformPlan plan, IHost host)
    {
        (QuotaRoom Room, long More)[] exceeded =
        [
            .. from room in quotas
               let more = Made(plan, room.Use)
               where more > 0 && room.Used + more > room.Max
               select (room, more),
        ];
        if (exceeded.Length > 0)
            throw Exceeded(exceeded);

        if (Find(DatabaseQuotas.Snapshots) is { } snapshots && snapshots.Used >= snapshots.Max)
            host.Warning(string.Create(
                CultureInfo.InvariantCulture,
                $"All {snapshots.Max} manual snapshots of the account in {region} are used: no snapshot can be taken, and a removal takes one."));
    }

    private static long Made(TerraformPlan plan, QuotaUse use)
    {
        var made = plan.Changes.Where(change => change.Action == ChangeAction.Create && change.Type == use.Type).ToArray();
        return use.Attribute is null
            ? made.Length * use.Amount
            : plan.After.IntersectBy(made.Select(change => change.Address), resource => resource.Address, StringComparer.Ordinal)
                .Sum(resource => resource.Number(use.Attribute) ?? 0);
    }

    private QuotaRoom? Find(string name) => quotas.FirstOrDefault(room => room.Use.Name == name);

    private StagingException Exceeded((QuotaRoom Room, long More)[] exceeded)
    {
        string[] services = [.. exceeded.Select(quota => quota.Room.Use.Service).Distinct()];
        string[] told =
        [
            .. exceeded.Select(quota => string.Create(
                CultureInfo.InvariantCulture,
                $"{quota.Room.Used} of {quota.Room.Max} {quota.Room.Use.Words} are used, and the plan makes {quota.More} more")),
        ];
        string quotaOf = services.Length == 1 ? $"quota of {services[0]}" : $"quotas of {string.Join(" and ", services)}";
        string commands = string.Join(
            ", ", services.Select(service => $"'aws service-quotas request-service-quota-increase --service-code {service.ToLowerInvariant()}'"));
        return new StagingException(
            "QuotaExceeded",
            StagingErrorCategory.InvalidState,
            $"The account's {quotaOf} in {region} {(services.Length == 1 ? "does" : "do")} not suffice: {string.Join("; ", told)}.")
        {
            TargetInput = region,
            RecommendedAction = $"Remove what nobody needs any more, or ask for a higher quota: {commands}.",
        };
    }
}

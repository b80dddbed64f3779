using System.Globalization;
using Amazon.RDS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Environments.Checks;

/// <summary>What RDS lets the account have in the region, and how much of it is used.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_AccountQuota.html. Other services tell their quotas without
/// what is used, which would have to be counted.
/// </remarks>
internal sealed class AccountQuotas
{
    private const string Storage = "AllocatedStorage";

    // GiB: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html
    private const long LargestDatabase = 65_536;

    // The quota, what Service Quotas calls it, and how much of it a resource of terraform takes.
    private static readonly (string Quota, string Words, string Type, string? Attribute)[] Uses =
    [
        ("DBInstances", "DB instances", "aws_db_instance", null),
        (Storage, "GiB of storage for all DB instances", "aws_db_instance", "allocated_storage"),
        ("DBParameterGroups", "DB parameter groups", "aws_db_parameter_group", null),
        ("DBSubnetGroups", "DB subnet groups", "aws_db_subnet_group", null),
    ];

    private readonly Dictionary<string, (long Used, long Max)> quotas;
    private readonly string region;

    private AccountQuotas(Dictionary<string, (long Used, long Max)> quotas, string region)
    {
        this.quotas = quotas;
        this.region = region;
    }

    /// <summary>Reads the quotas; none where that is not allowed.</summary>
    public static Task<AccountQuotas> ReadAsync(AwsSession session, IHost host, CancellationToken cancellationToken) =>
        AwsErrors.UnlessDeniedAsync(
            async () =>
            {
                DescribeAccountAttributesResponse answer = await session.Rds.DescribeAccountAttributesAsync(new(), cancellationToken);
                return new AccountQuotas(
                    (answer.AccountQuotas ?? [])
                        .Where(quota => quota is { AccountQuotaName: not null, Used: not null, Max: not null })
                        .ToDictionary(quota => quota.AccountQuotaName!, quota => (quota.Used!.Value, quota.Max!.Value), StringComparer.Ordinal),
                    session.Region);
            },
            new AccountQuotas([], session.Region),
            "The quotas of RDS",
            host);

    /// <summary>
    /// Whether a database of any size is within the quota of storage, so that its size need not be known. False where the quota could
    /// not be read.
    /// </summary>
    public bool HoldAnyDatabase =>
        quotas.TryGetValue(Storage, out (long Used, long Max) storage) && storage.Max - storage.Used >= LargestDatabase;

    /// <summary>Checks that what a plan makes is within the quotas, and warns where the next snapshot would not be.</summary>
    /// <exception cref="StagingException"><c>QuotaExceeded</c>, with every quota that is.</exception>
    public void Check(TerraformPlan plan, IHost host)
    {
        string[] exceeded =
        [
            .. from use in Uses
               let made = plan.Changes.Where(change => change.Action == ChangeAction.Create && change.Type == use.Type).ToArray()
               let more = use.Attribute is null
                   ? made.Length
                   : plan.After.IntersectBy(made.Select(change => change.Address), resource => resource.Address, StringComparer.Ordinal)
                       .Sum(resource => resource.Number(use.Attribute) ?? 0)
               where more > 0 && quotas.TryGetValue(use.Quota, out (long Used, long Max) quota) && quota.Used + more > quota.Max
               select string.Create(
                   CultureInfo.InvariantCulture,
                   $"{quotas[use.Quota].Used} of {quotas[use.Quota].Max} {use.Words} are used, and the plan makes {more} more"),
        ];
        if (exceeded.Length > 0)
            throw new StagingException(
                "QuotaExceeded",
                StagingErrorCategory.InvalidState,
                $"The account's quota of RDS in {region} does not suffice: {string.Join("; ", exceeded)}.")
            {
                TargetInput = region,
                RecommendedAction = "Remove what nobody needs any more, or ask for a higher quota: Service Quotas, Amazon RDS, "
                    + "or 'aws service-quotas request-service-quota-increase --service-code rds'.",
            };

        if (quotas.TryGetValue("ManualSnapshots", out (long Used, long Max) snapshots) && snapshots.Used >= snapshots.Max)
            host.Warning(string.Create(
                CultureInfo.InvariantCulture,
                $"All {snapshots.Max} manual snapshots of the account in {region} are used: no snapshot can be taken, and a removal takes one."));
    }
}

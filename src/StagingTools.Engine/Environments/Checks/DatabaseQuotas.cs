using Amazon.RDS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments.Checks;

/// <summary>The quotas of RDS, which tells them with what is used.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_AccountQuota.html</remarks>
internal static class DatabaseQuotas
{
    /// <summary>GiB of all instances together.</summary>
    public const string Storage = "AllocatedStorage";

    /// <summary>Snapshots that somebody took.</summary>
    public const string Snapshots = "ManualSnapshots";

    private const string Service = "RDS";

    private static readonly QuotaUse[] Uses =
    [
        new(Service, "DBInstances", "DB instances", "aws_db_instance"),
        new(Service, Storage, "GiB of storage for all DB instances", "aws_db_instance") { Attribute = "allocated_storage" },
        new(Service, "DBParameterGroups", "DB parameter groups", "aws_db_parameter_group"),
        new(Service, "DBSubnetGroups", "DB subnet groups", "aws_db_subnet_group"),
        new(Service, Snapshots, "manual DB snapshots", "aws_db_snapshot"),
    ];

    /// <summary>Reads them; none where that is not allowed.</summary>
    public static Task<QuotaRoom[]> ReadAsync(AwsSession session, IHost host, CancellationToken cancellationToken) =>
        AwsErrors.UnlessDeniedAsync<QuotaRoom[]>(
            async () =>
            {
                DescribeAccountAttributesResponse answer = await session.Rds.DescribeAccountAttributesAsync(new(), cancellationToken);
                return
                [
                    .. from use in Uses
                       let quota = answer.AccountQuotas?.Find(quota => quota.AccountQuotaName == use.Name)
                       where quota is { Used: not null, Max: not null }
                       select new QuotaRoom(use, quota.Used!.Value, quota.Max!.Value),
                ];
            },
            [],
            "The quotas of RDS",
            host);
}

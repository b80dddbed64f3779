using Amazon.ECR.Model;
using Amazon.ECS.Model;
using Amazon.RDS.Model;
using Amazon.SecretsManager.Model;
using Amazon.SimpleNotificationService.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments;

/// <summary>What still carries an environment's tags after its removal.</summary>
/// <remarks>
/// The tagging service learns of a deletion minutes later, and lists what is deleted but can be restored: every hit is
/// looked at where that is possible, and the rest gets a little time.
/// </remarks>
/// <param name="session">The account.</param>
/// <param name="name">The environment.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class Leftovers(AwsSession session, EnvironmentName name, TimeProvider timeProvider)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Searches, and searches again for a while as long as there is something.</summary>
    /// <returns>The ARNs of what is left, and what stays on purpose.</returns>
    public async Task<(IReadOnlyList<string> Remaining, IReadOnlyList<string> Kept)> FindAsync(
        IHost host, CancellationToken cancellationToken)
    {
        const string Activity = "Proving that nothing is left";
        var told = new HashSet<string>(StringComparer.Ordinal);
        long start = timeProvider.GetTimestamp();
        while (true)
        {
            var remaining = new List<string>();
            var kept = new List<string>();
            foreach (string arn in await TaggedResources.ListAsync(session, name.Project, name.Name, [], cancellationToken))
            {
                switch (await LookAsync(arn, cancellationToken))
                {
                    case Fate.There:
                        remaining.Add(arn);
                        break;
                    case Fate.Kept:
                        kept.Add(arn);
                        break;
                    case Fate.Gone when told.Add(arn):
                        host.Verbose($"{arn} is gone; its tags are still listed.");
                        break;
                }
            }

            if (remaining.Count == 0 || timeProvider.GetElapsedTime(start) > Patience)
            {
                host.Progress(new ProgressUpdate(Activity, "done") { Completed = true });
                return (remaining, kept);
            }

            host.Progress(new ProgressUpdate(Activity, $"still listed: {string.Join(", ", remaining)}"));
            await System.Threading.Tasks.Task.Delay(Interval, timeProvider, cancellationToken);
        }
    }

    // arn:partition:service:region:account:resource
    private async Task<Fate> LookAsync(string arn, CancellationToken cancellationToken)
    {
        string[] parts = arn.Split(':', 6);
        if (parts.Length < 6)
            return Fate.There;

        string resource = parts[5];
        string last = resource[(resource.LastIndexOfAny(['/', ':']) + 1)..];
        try
        {
            return (parts[2], resource.Split(['/', ':'], 2)[0]) switch
            {
                ("rds", "snapshot" or "auto-backup") => Fate.Kept,
                ("rds", "db") => Alive(await session.Rds.DescribeDBInstancesAsync(
                    new DescribeDBInstancesRequest { DBInstanceIdentifier = last }, cancellationToken)),
                ("secretsmanager", _) => await session.SecretsManager.DescribeSecretAsync(
                    new DescribeSecretRequest { SecretId = arn }, cancellationToken) is { DeletedDate: null } ? Fate.There : Fate.Kept,
                ("ecs", "cluster") => (await session.Ecs.DescribeClustersAsync(
                    new DescribeClustersRequest { Clusters = [arn] }, cancellationToken))
                    .Clusters?.Any(cluster => cluster.Status != "INACTIVE") == true ? Fate.There : Fate.Gone,
                ("ecs", "task-definition") => (await session.Ecs.DescribeTaskDefinitionAsync(
                    new DescribeTaskDefinitionRequest { TaskDefinition = arn }, cancellationToken))
                    .TaskDefinition?.Status?.Value == "ACTIVE" ? Fate.There : Fate.Gone,
                ("ecs", "service") when resource.Split('/') is [_, var cluster, var service] =>
                    (await session.Ecs.DescribeServicesAsync(
                        new DescribeServicesRequest { Cluster = cluster, Services = [service] }, cancellationToken))
                    .Services?.Any(found => found.Status != "INACTIVE") == true ? Fate.There : Fate.Gone,
                // Tasks and instances of a cluster that is gone have no life of their own.
                ("ecs", "task" or "container-instance") => Fate.Gone,
                ("elasticache", "cluster") => Alive(await session.ElastiCache.DescribeCacheClustersAsync(
                    new() { CacheClusterId = last }, cancellationToken)),
                // ElastiCache keeps the automatic snapshots of a cluster no longer than the cluster.
                ("elasticache", "snapshot") => Fate.Kept,
                ("ecr", "repository") => Alive(await session.Ecr.DescribeRepositoriesAsync(
                    new DescribeRepositoriesRequest { RepositoryNames = [resource["repository/".Length..]] }, cancellationToken)),
                ("logs", "log-group") => await LogGroups.ExistsAsync(session, resource["log-group:".Length..].TrimEnd('*').TrimEnd(':'), cancellationToken)
                    ? Fate.There
                    : Fate.Gone,
                ("sns", _) => Alive(await session.Sns.GetTopicAttributesAsync(
                    new GetTopicAttributesRequest { TopicArn = arn }, cancellationToken)),
                // The instances went with their group, which terraform waits for. EC2 lists terminated ones, with their
                // volumes and network interfaces, for about an hour.
                ("ec2", "instance" or "volume" or "network-interface") => Fate.Gone,
                _ => Fate.There,
            };
        }
        catch (Exception gone) when (IsNotFound(gone))
        {
            return Fate.Gone;
        }
    }

    private static Fate Alive(object _) => Fate.There;

    private static bool IsNotFound(Exception exception) => exception
        is DBInstanceNotFoundException
        or Amazon.SecretsManager.Model.ResourceNotFoundException
        or ClusterNotFoundException
        or Amazon.ElastiCache.Model.CacheClusterNotFoundException
        or RepositoryNotFoundException
        or NotFoundException
        or ClientException;

    private enum Fate
    {
        There,
        Kept,
        Gone,
    }
}

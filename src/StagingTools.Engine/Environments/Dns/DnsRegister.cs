using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.Environments.Dns;

/// <summary>
/// Which names lead to an environment: a tag of its cluster, so that whoever removes the environment knows of them, wherever they
/// were set from. Terraform leaves the tag alone.
/// </summary>
/// <param name="session">The account.</param>
/// <param name="name">The environment.</param>
internal sealed class DnsRegister(AwsSession session, EnvironmentName name)
{
    private const string Tag = "DnsRecords";

    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html
    private const int LongestValue = 256;

    private string? clusterArn;

    /// <summary>The names with the zones that they are in; <see langword="null"/> when there is no cluster.</summary>
    public async Task<IReadOnlyList<(string ZoneId, string Domain)>?> ReadAsync(CancellationToken cancellationToken)
    {
        DescribeClustersResponse answer = await session.Ecs.DescribeClustersAsync(
            new DescribeClustersRequest { Clusters = [name.Cluster], Include = ["TAGS"] }, cancellationToken);
        if ((answer.Clusters ?? []).Find(found => found.Status == "ACTIVE") is not { } cluster)
            return null;

        clusterArn = cluster.ClusterArn;
        string value = (cluster.Tags ?? []).Find(tag => tag.Key == Tag)?.Value ?? "";
        return
        [
            .. value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split('/', 2))
                .Where(parts => parts.Length == 2)
                .Select(parts => (parts[0], parts[1])),
        ];
    }

    /// <summary>Writes the names down. Was read before.</summary>
    /// <exception cref="Errors.StagingException"><c>TooManyDomains</c>.</exception>
    public async Task WriteAsync(IReadOnlyCollection<(string ZoneId, string Domain)> names, CancellationToken cancellationToken)
    {
        string value = string.Join(' ', names.Select(each => $"{each.ZoneId}/{each.Domain}"));
        if (value.Length > LongestValue)
            throw DnsErrors.TooMany(names.Last().Domain);

        if (names.Count == 0)
            await session.Ecs.UntagResourceAsync(new UntagResourceRequest { ResourceArn = clusterArn, TagKeys = [Tag] }, cancellationToken);
        else
            await session.Ecs.TagResourceAsync(
                new TagResourceRequest { ResourceArn = clusterArn, Tags = [new() { Key = Tag, Value = value }] }, cancellationToken);
    }
}

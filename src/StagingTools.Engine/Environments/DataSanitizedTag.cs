using Amazon.RDS.Model;
using StagingTools.Engine.Aws;

namespace StagingTools.Engine.Environments;

/// <summary>
/// The tag on an environment's database that says whether its data is masked. Data syncs keep it; terraform is told to leave
/// it alone.
/// </summary>
internal sealed class DataSanitizedTag
{
    /// <summary>The tag's key.</summary>
    public const string Key = "DataSanitized";

    private readonly AwsSession session;
    private readonly string? former;

    private DataSanitizedTag(AwsSession session, string arn, string? former)
    {
        this.session = session;
        this.former = former;
        Arn = arn;
    }

    /// <summary>The database instance that carries it.</summary>
    public string Arn { get; }

    /// <summary>Whether a database says that its data is masked; <see langword="null"/> when it does not say.</summary>
    /// <param name="database">The database.</param>
    public static bool? Read(DBInstance? database) => Read(database?.TagList);

    /// <summary>Whether tags say that data is masked; <see langword="null"/> when they do not say.</summary>
    /// <param name="tags">The tags of a database or of a snapshot of it.</param>
    public static bool? Read(List<Tag>? tags) => Value(tags) switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    /// <summary>Finds the tag's place; <see langword="null"/> when the environment has no database instance.</summary>
    /// <param name="session">The account.</param>
    /// <param name="name">The environment.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<DataSanitizedTag?> FindAsync(
        AwsSession session, EnvironmentName name, CancellationToken cancellationToken)
    {
        try
        {
            DescribeDBInstancesResponse answer = await session.Rds.DescribeDBInstancesAsync(
                new DescribeDBInstancesRequest { DBInstanceIdentifier = name.DatabaseInstance }, cancellationToken);
            return answer.DBInstances?.FirstOrDefault() is { DBInstanceArn: { } arn } database
                ? new DataSanitizedTag(session, arn, Value(database.TagList))
                : null;
        }
        catch (DBInstanceNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes it.</summary>
    /// <param name="sanitized">Whether the data is masked; <see langword="null"/> when nobody knows.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task WriteAsync(bool? sanitized, CancellationToken cancellationToken) =>
        WriteAsync(sanitized switch { true => "true", false => "false", null => "unknown" }, cancellationToken);

    /// <summary>Writes what it said when it was found.</summary>
    public Task RestoreAsync(CancellationToken cancellationToken) => WriteAsync(former ?? "unknown", cancellationToken);

    private static string? Value(List<Tag>? tags) => tags?.Find(tag => tag.Key == Key)?.Value;

    private async Task WriteAsync(string value, CancellationToken cancellationToken) =>
        await session.Rds.AddTagsToResourceAsync(
            new AddTagsToResourceRequest { ResourceName = Arn, Tags = [new() { Key = Key, Value = value }] }, cancellationToken);
}

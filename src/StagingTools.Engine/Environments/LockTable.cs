using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Environments;

/// <summary>
/// The DynamoDB table that terraform locks states in beside the lock object in S3, for teams whose older terraform knows that only
/// (https://developer.hashicorp.com/terraform/language/backend/s3#dynamodb-state-locking).
/// </summary>
/// <param name="session">The account.</param>
/// <param name="name">The table's name.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class LockTable(AwsSession session, string name, TimeProvider timeProvider)
{
    // Terraform's own names.
    private const string Key = "LockID";
    private const string Info = "Info";
    private const string DigestSuffix = "-md5";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The table's name.</summary>
    public string Name { get; } = name;

    /// <summary>Makes the table where it is missing, and waits until it can be used.</summary>
    /// <param name="project">The project that it is for.</param>
    /// <param name="host">Is told.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StagingException"><c>LockTableUnusable</c> or <c>WaitTimedOut</c>.</exception>
    public async Task EnsureAsync(string project, IHost host, CancellationToken cancellationToken)
    {
        TableDescription? table = await FindAsync(cancellationToken);
        if (table is null)
        {
            try
            {
                table = (await session.DynamoDb.CreateTableAsync(
                    new CreateTableRequest
                    {
                        TableName = Name,
                        BillingMode = BillingMode.PAY_PER_REQUEST,
                        AttributeDefinitions = [new AttributeDefinition(Key, ScalarAttributeType.S)],
                        KeySchema = [new KeySchemaElement(Key, KeyType.HASH)],
                        Tags = [new Tag { Key = "Project", Value = project }, new Tag { Key = "ManagedBy", Value = "StagingTools" }],
                    },
                    cancellationToken)).TableDescription;
                host.Information($"Made the lock table {Name}: it is paid by request, and costs nothing while nobody locks.");
            }
            catch (ResourceInUseException)
            {
                host.Verbose($"The table {Name} has just been made by another run.");
            }
        }

        if (table is not null && table.KeySchema is not [{ AttributeName: Key }])
            throw new StagingException(
                "LockTableUnusable", StagingErrorCategory.InvalidArgument, $"The DynamoDB table '{Name}' has another key than {Key}.")
            {
                TargetInput = Name,
                RecommendedAction = "Name another table, or one that is not there yet, which is made.",
            };

        long start = timeProvider.GetTimestamp();
        while (table?.TableStatus != TableStatus.ACTIVE)
        {
            if (timeProvider.GetElapsedTime(start) > Patience)
                throw new StagingException(
                    "WaitTimedOut",
                    StagingErrorCategory.Timeout,
                    string.Create(CultureInfo.InvariantCulture, $"The DynamoDB table {Name} is {table?.TableStatus?.Value ?? "not there"} after {Patience.TotalMinutes:0} minutes."))
                {
                    TargetInput = Name,
                    RecommendedAction = "Run the same command again.",
                };
            await Task.Delay(Interval, timeProvider, cancellationToken);
            table = await FindAsync(cancellationToken);
        }
    }

    /// <summary>Takes the lock.</summary>
    /// <param name="path">The state as <c>bucket/key</c>.</param>
    /// <param name="mine">The lock.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The lock of who holds it; <see langword="null"/> when it was taken.</returns>
    public async Task<StateLock?> TakeAsync(string path, StateLock mine, CancellationToken cancellationToken)
    {
        try
        {
            await session.DynamoDb.PutItemAsync(
                new PutItemRequest
                {
                    TableName = Name,
                    Item = new(ItemKey(path)) { [Info] = new AttributeValue(mine.ToJson(path)) },
                    ConditionExpression = $"attribute_not_exists({Key})",
                },
                cancellationToken);
            return null;
        }
        catch (ConditionalCheckFailedException)
        {
            string? info = await ReadAsync(path, cancellationToken);
            return (info is null ? null : StateLock.FromJson(info)) ?? new StateLock("", "somebody else", "", null);
        }
    }

    /// <summary>Takes the lock of a holder that is gone away, unless another has taken its place.</summary>
    /// <param name="path">The state as <c>bucket/key</c>.</param>
    /// <param name="left">The lock.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task RemoveAsync(string path, StateLock left, CancellationToken cancellationToken)
    {
        if (await ReadAsync(path, cancellationToken) is not { } info || StateLock.FromJson(info)?.Id != left.Id)
            return;

        try
        {
            await session.DynamoDb.DeleteItemAsync(
                new DeleteItemRequest
                {
                    TableName = Name,
                    Key = ItemKey(path),
                    ConditionExpression = $"{Info} = :info",
                    ExpressionAttributeValues = new() { [":info"] = new AttributeValue(info) },
                },
                cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            // Somebody took it in this very moment.
        }
    }

    /// <summary>Forgets the digest of a state that is deleted: the next one of that name would be held against it.</summary>
    /// <param name="path">The state as <c>bucket/key</c>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task ForgetDigestAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await session.DynamoDb.DeleteItemAsync(
                new DeleteItemRequest { TableName = Name, Key = ItemKey(path + DigestSuffix) }, cancellationToken);
        }
        catch (ResourceNotFoundException)
        {
        }
    }

    private static Dictionary<string, AttributeValue> ItemKey(string id) => new() { [Key] = new AttributeValue(id) };

    private async Task<string?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            GetItemResponse found = await session.DynamoDb.GetItemAsync(
                new GetItemRequest { TableName = Name, Key = ItemKey(path), ConsistentRead = true }, cancellationToken);
            return found.Item?.GetValueOrDefault(Info)?.S;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }

    private async Task<TableDescription?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await session.DynamoDb.DescribeTableAsync(new DescribeTableRequest { TableName = Name }, cancellationToken)).Table;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }
}

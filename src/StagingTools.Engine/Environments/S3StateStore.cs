using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Environments;

/// <summary>States in a bucket of S3.</summary>
/// <param name="session">The account.</param>
/// <param name="place">The bucket.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="lockTable">A table that is locked in as well; <see langword="null"/> for none.</param>
internal sealed class S3StateStore(AwsSession session, StateBucket place, TimeProvider timeProvider, LockTable? lockTable = null)
    : StateStore(timeProvider)
{
    private readonly string bucket = place.Name;

    /// <inheritdoc/>
    public override string Name => bucket;

    /// <inheritdoc/>
    public override string Location(EnvironmentName name) => $"s3://{bucket}/{name.StateKey}";

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> BackendSettings(EnvironmentName name)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["bucket"] = bucket,
            ["key"] = name.StateKey,
            ["region"] = session.Region,
            ["encrypt"] = "true",
            ["use_lockfile"] = "true",
        };
        if (lockTable is not null)
            settings["dynamodb_table"] = lockTable.Name;
        // An endpoint of one's own serves buckets by path: it has no host name for each.
        if (session.S3.Config.ServiceURL is { Length: > 0 })
            settings["use_path_style"] = "true";
        return settings;
    }

    /// <inheritdoc/>
    public override Task<bool> ExistsAsync(CancellationToken cancellationToken) => place.ExistsAsync(cancellationToken);

    /// <inheritdoc/>
    public override string? Preparation(bool exists) => exists ? null : $"The state bucket {bucket} is made.";

    /// <inheritdoc/>
    public override Task PrepareAsync(bool exists, IHost host, CancellationToken cancellationToken) =>
        exists ? place.EnsureProtectedAsync(host, cancellationToken) : place.CreateAsync(host, cancellationToken);

    /// <inheritdoc/>
    public override async Task<StateLock?> FindLockAsync(EnvironmentName name, CancellationToken cancellationToken) =>
        await ReadObjectAsync(LockKey(name), cancellationToken) is { } found ? StateLock.FromJson(found.Text) : null;

    /// <inheritdoc/>
    public override async Task TakeLockAsync(EnvironmentName name, StateLock mine, CancellationToken cancellationToken)
    {
        try
        {
            await session.S3.PutObjectAsync(
                new PutObjectRequest
                {
                    BucketName = bucket,
                    Key = LockKey(name),
                    ContentBody = mine.ToJson($"{bucket}/{name.StateKey}"),
                    ContentType = "application/json",
                    IfNoneMatch = "*",
                },
                cancellationToken);
        }
        catch (AmazonS3Exception taken) when (taken.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict)
        {
            StateLock held = await FindLockAsync(name, cancellationToken) ?? new StateLock("", "somebody else", "", null);
            throw StateLockedException.For(held, Location(name), Clock.GetUtcNow());
        }

        // In terraform's own order: the object first, then the table, for those who know only that.
        if (lockTable is not null && await lockTable.TakeAsync($"{bucket}/{name.StateKey}", mine, cancellationToken) is { } other)
        {
            await RemoveLockAsync(name, mine, CancellationToken.None);
            throw StateLockedException.For(other, Location(name), Clock.GetUtcNow());
        }
    }

    /// <inheritdoc/>
    public override async Task RemoveLockAsync(EnvironmentName name, StateLock left, CancellationToken cancellationToken)
    {
        if ((await FindLockAsync(name, cancellationToken))?.Id == left.Id)
            await session.S3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = bucket, Key = LockKey(name) }, cancellationToken);
        if (lockTable is not null)
            await lockTable.RemoveAsync($"{bucket}/{name.StateKey}", left, cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        const string Suffix = "/terraform.tfstate";
        var names = new List<string>();
        string? token = null;
        do
        {
            ListObjectsV2Response page = await session.S3.ListObjectsV2Async(
                new ListObjectsV2Request { BucketName = bucket, ContinuationToken = token }, cancellationToken);
            names.AddRange((page.S3Objects ?? [])
                .Select(item => item.Key)
                .Where(key => key.EndsWith(Suffix, StringComparison.Ordinal) && key.Count(letter => letter == '/') == 1)
                .Select(key => key[..^Suffix.Length]));
            token = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (token is not null);

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    /// <inheritdoc/>
    public override async Task DeleteAsync(EnvironmentName name, CancellationToken cancellationToken)
    {
        await session.S3.DeleteObjectAsync(
            new DeleteObjectRequest { BucketName = bucket, Key = name.StateKey }, cancellationToken);
        if (lockTable is not null)
            await lockTable.ForgetDigestAsync($"{bucket}/{name.StateKey}", cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task<(string Text, DateTimeOffset? ChangedAt)?> ReadTextAsync(EnvironmentName name, CancellationToken cancellationToken) =>
        ReadObjectAsync(name.StateKey, cancellationToken);

    private static string LockKey(EnvironmentName name) => $"{name.StateKey}.tflock";

    private async Task<(string Text, DateTimeOffset? ChangedAt)?> ReadObjectAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            using GetObjectResponse response = await session.S3.GetObjectAsync(
                new GetObjectRequest { BucketName = bucket, Key = key }, cancellationToken);
            using var reader = new StreamReader(response.ResponseStream);
            return (await reader.ReadToEndAsync(cancellationToken), response.LastModified is { } time ? new DateTimeOffset(time.ToUniversalTime()) : null);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}

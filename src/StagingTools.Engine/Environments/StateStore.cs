using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Environments;

/// <summary>The states in a bucket, read without terraform.</summary>
/// <param name="session">The account.</param>
/// <param name="bucket">The bucket's name.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="lockTable">A table that is locked in as well; <see langword="null"/> for none.</param>
internal sealed class StateStore(AwsSession session, string bucket, TimeProvider timeProvider, LockTable? lockTable = null)
{
    private static readonly TimeSpan LockInterval = TimeSpan.FromSeconds(2);

    /// <summary>Where an environment's state lies: <c>s3://bucket/key</c>.</summary>
    public string Location(EnvironmentName name) => $"s3://{bucket}/{name.StateKey}";

    /// <summary>The settings that terraform's S3 backend needs for an environment.</summary>
    public IReadOnlyDictionary<string, string> BackendSettings(EnvironmentName name)
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

    /// <summary>An environment's state; <see langword="null"/> when there is none.</summary>
    /// <exception cref="StagingException"><c>StateUnreadable</c> or <c>StateOfAnotherProject</c>.</exception>
    public async Task<StateFile?> ReadAsync(EnvironmentName name, CancellationToken cancellationToken)
    {
        if (await ReadTextAsync(name.StateKey, cancellationToken) is not { } found)
            return null;

        StateFile state = StateFile.Read(found.Text, Location(name), found.ChangedAt);
        return state.Outputs.Text("project") is { } project && project != name.Project
            ? throw new StagingException(
                "StateOfAnotherProject",
                StagingErrorCategory.InvalidState,
                $"{Location(name)} is the state of '{project}', not of '{name.Project}'.")
            {
                TargetInput = bucket,
                RecommendedAction = "Name the project that the bucket belongs to, or another bucket.",
            }
            : state;
    }

    /// <summary>Waits until nobody holds the lock of an environment's state, or nobody who lives.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="wasLeft">Whether a lock's holder is provably gone.</param>
    /// <param name="host">Is told who is waited for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The lock whose holder is gone; <see langword="null"/> when there is none.</returns>
    /// <exception cref="StateLockedException">It was held longer than the timeout.</exception>
    public async Task<StateLock?> WaitForLockAsync(
        EnvironmentName name, TimeSpan timeout, Func<StateLock, bool> wasLeft, IHost host, CancellationToken cancellationToken)
    {
        long start = timeProvider.GetTimestamp();
        bool told = false;
        while (await FindLockAsync(name, cancellationToken) is { } held)
        {
            if (wasLeft(held))
                return held;
            if (timeProvider.GetElapsedTime(start) >= timeout)
                throw StateLockedException.For(held, Location(name), timeProvider.GetUtcNow());

            if (!told)
                host.Information($"Waiting for the lock that {held.Holder} holds for '{held.OperationWord}'.");
            told = true;
            await Task.Delay(LockInterval, timeProvider, cancellationToken);
        }

        return null;
    }

    /// <summary>Who holds the lock of an environment's state; <see langword="null"/> when nobody does.</summary>
    public async Task<StateLock?> FindLockAsync(EnvironmentName name, CancellationToken cancellationToken) =>
        await ReadTextAsync(LockKey(name), cancellationToken) is { } found ? StateLock.FromJson(found.Text) : null;

    /// <summary>Takes the lock of an environment's state for a work of several steps, which terraform respects.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="mine">The lock.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="StateLockedException">Somebody else holds it.</exception>
    public async Task TakeLockAsync(EnvironmentName name, StateLock mine, CancellationToken cancellationToken)
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
            throw StateLockedException.For(held, Location(name), timeProvider.GetUtcNow());
        }

        // In terraform's own order: the object first, then the table, for those who know only that.
        if (lockTable is not null && await lockTable.TakeAsync($"{bucket}/{name.StateKey}", mine, cancellationToken) is { } other)
        {
            await RemoveLockAsync(name, mine, CancellationToken.None);
            throw StateLockedException.For(other, Location(name), timeProvider.GetUtcNow());
        }
    }

    /// <summary>Takes a lock away whose holder is gone, unless another has taken its place.</summary>
    public async Task RemoveLockAsync(EnvironmentName name, StateLock left, CancellationToken cancellationToken)
    {
        if ((await FindLockAsync(name, cancellationToken))?.Id == left.Id)
            await session.S3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = bucket, Key = LockKey(name) }, cancellationToken);
        if (lockTable is not null)
            await lockTable.RemoveAsync($"{bucket}/{name.StateKey}", left, cancellationToken);
    }

    /// <summary>The names of the environments that have a state here, in order.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
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

    /// <summary>Forgets an environment's state. A versioned bucket keeps what it was.</summary>
    public async Task DeleteAsync(EnvironmentName name, CancellationToken cancellationToken)
    {
        await session.S3.DeleteObjectAsync(
            new DeleteObjectRequest { BucketName = bucket, Key = name.StateKey }, cancellationToken);
        if (lockTable is not null)
            await lockTable.ForgetDigestAsync($"{bucket}/{name.StateKey}", cancellationToken);
    }

    private static string LockKey(EnvironmentName name) => $"{name.StateKey}.tflock";

    private async Task<(string Text, DateTimeOffset? ChangedAt)?> ReadTextAsync(string key, CancellationToken cancellationToken)
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

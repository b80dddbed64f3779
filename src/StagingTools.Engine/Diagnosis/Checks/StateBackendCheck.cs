using StagingTools.Engine.Environments;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether the place of the terraform states is there and protected.</summary>
internal sealed class StateBackendCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => "StateBackend";

    /// <inheritdoc/>
    public string Category => "State";

    /// <inheritdoc/>
    public string Title => "where terraform's state is kept";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["Credentials"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls =>
        ["sts:GetCallerIdentity", "s3:ListBucket", "s3:GetBucketVersioning", "s3:GetEncryptionConfiguration", "s3:GetBucketPublicAccessBlock"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        if (LocalStateStore.FolderOf(scene.Request.StateBucket) is { } folder)
        {
            string path = Path.GetFullPath(folder, scene.Context.WorkingDirectory);
            return Directory.Exists(path)
                ? CheckResult.Warning(
                    "The state lies on this machine alone: without the folder nobody can change or remove the environment.",
                    "Keep it in a bucket: leave --state-bucket out, and move it with 'terraform init -migrate-state'.") with
                { Evidence = [path] }
                : CheckResult.Failed($"The folder '{path}' does not exist.", "Name the folder that holds the state, or make one with 'staging new'.");
        }

        string account = await scene.Session.GetAccountIdAsync(cancellationToken);
        var bucket = new StateBucket(scene.Session, account, scene.Name.Project, scene.Request.StateBucket);
        if (!await bucket.ExistsAsync(cancellationToken))
            return CheckResult.Failed(
                $"The state bucket '{bucket.Name}' does not exist.",
                "Check account and region; 'staging new' makes the bucket and the environment.");

        IReadOnlyList<string> gaps = await bucket.FindGapsAsync(cancellationToken);
        if (gaps.Count == 0)
            return CheckResult.Passed(bucket.Name, "versioned", "encrypted", "public access blocked");

        // A bucket that somebody else gave a name to may be as it is on purpose.
        return CheckResult.Failed(
            $"The state bucket '{bucket.Name}' is not protected: {string.Join(", ", gaps)}.",
            bucket.IsOwn
                ? "Mend it with 'staging check --fix'."
                : $"Mend it with 'aws s3api put-bucket-versioning', 'aws s3api put-bucket-encryption' and 'aws s3api put-public-access-block' on {bucket.Name}.")
            with
        {
            Evidence = [bucket.Name, .. gaps],
            Fix = bucket.IsOwn
                    ? new CheckFix(
                        bucket.Name,
                        "Protect the state bucket: versioned, encrypted, private",
                        async (host, token) =>
                        {
                            await bucket.ProtectAsync(token);
                            host.Information($"The state bucket {bucket.Name} is versioned, encrypted and private.");
                        })
                    : null,
        };
    }
}

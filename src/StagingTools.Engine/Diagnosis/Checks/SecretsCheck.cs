using StagingTools.Engine.Environments;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether the environment's secrets are there and hold a value.</summary>
internal sealed class SecretsCheck : ICheck
{
    private static readonly string[] Needed = ["admin-token", "database-url", "redis-url"];

    /// <inheritdoc/>
    public string Id => "Secrets";

    /// <inheritdoc/>
    public string Category => "Secrets";

    /// <inheritdoc/>
    public string Title => "the environment's secrets";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["Credentials"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        var vault = scene.Vault;
        IReadOnlyDictionary<string, StoredSecret> stored = await vault.ReadAsync(cancellationToken);
        string[] missing = [.. Needed.Where(secret => !stored.ContainsKey(secret)).Select(scene.Name.Secret)];
        StoredSecret[] leaving = [.. stored.Values.Where(secret => secret.PendingDeletion)];
        StoredSecret[] empty = [.. stored.Values.Where(secret => !secret.PendingDeletion && secret.Value is null)];
        string[] evidence =
        [
            .. stored.Values.OrderBy(secret => secret.Name, StringComparer.Ordinal).Select(secret =>
                $"{secret.Name}{(secret.PendingDeletion ? " waits for its deletion" : secret.Value is null ? " holds no value" : " holds a value")}"),
            .. missing.Select(secret => $"{secret} is not there"),
        ];
        if (missing.Length + leaving.Length + empty.Length == 0)
            return CheckResult.Passed(evidence);

        return CheckResult.Failed(
            "Secrets are missing, wait for their deletion or hold no value: tasks that name them do not start.",
            "'staging new' restores and writes them.") with
        {
            Evidence = evidence,
            Fix = leaving.Length == 0 ? null : new CheckFix(
                string.Join(", ", leaving.Select(secret => secret.Name)),
                "Restore secrets that wait for their deletion",
                async (_, token) =>
                {
                    foreach (StoredSecret secret in leaving)
                        await vault.RestoreAsync(secret, token);
                }),
        };
    }
}

using Amazon.SecurityToken.Model;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether AWS takes the credentials, whose they are, and how long they last.</summary>
internal sealed class CredentialsCheck : ICheck
{
    // A creation takes about as long.
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public string Id => "Credentials";

    /// <inheritdoc/>
    public string Category => "Account";

    /// <inheritdoc/>
    public string Title => "the credentials, and whose they are";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => ["sts:GetCallerIdentity"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        GetCallerIdentityResponse caller = await scene.Session.GetCallerAsync(cancellationToken);
        DateTimeOffset? end = scene.Session.CredentialsExpireAt;
        List<string> evidence = [$"account {caller.Account} in {scene.Session.Region}"];
        if (caller.Arn is { Length: > 0 } arn)
            evidence.Add(arn);
        evidence.Add(end is { } known ? $"they end {Age.Moment(known)}" : "they do not say when they end");
        TimeSpan? left = end - scene.Context.TimeProvider.GetUtcNow();
        return left < Short
            ? CheckResult.Warning($"The credentials end in {Age.Of(left.Value)}.", "Renew them before a long job: 'aws sso login'.") with { Evidence = evidence }
            : CheckResult.Passed([.. evidence]);
    }
}

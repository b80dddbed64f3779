using StagingTools.Engine.Environments;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether somebody holds the lock of the state, and whether that one still lives.</summary>
internal sealed class StateLockCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => "StateLock";

    /// <inheritdoc/>
    public string Category => "State";

    /// <inheritdoc/>
    public string Title => "who holds the state's lock";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["StateBackend"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => ["sts:GetCallerIdentity", "s3:GetObject"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        StateStore store = await scene.OpenStateAsync(cancellationToken);
        if (await store.FindLockAsync(scene.Name, cancellationToken) is not { } held)
            return CheckResult.Passed("nobody holds it");

        string age = held.Created is { } taken ? $"for {Age.Of(scene.Context.TimeProvider.GetUtcNow() - taken)}" : "since nobody knows when";
        string[] evidence = [$"lock {held.Id}", $"held by {held.Holder} {age}", $"for '{held.OperationWord}'"];
        if (WorkingCopy.WasLeft(scene.Context, scene.Name.Project, scene.Name.Name, held.Id))
            return CheckResult.Failed(
                "The lock was left by an earlier run from this folder, which is gone.", "Mend it with 'staging check --fix'.") with
            {
                Evidence = evidence,
                Fix = new CheckFix(
                    store.Location(scene.Name),
                    $"Remove the lock {held.Id} of a run that is gone",
                    async (host, token) =>
                    {
                        // Whether it is the same one, and nobody took it up again, is looked at anew.
                        if (!WorkingCopy.WasLeft(scene.Context, scene.Name.Project, scene.Name.Name, held.Id))
                            return;
                        await store.RemoveLockAsync(scene.Name, held, token);
                        host.Information($"Removed the lock {held.Id}.");
                    }),
            };

        return CheckResult.Warning(
            $"{held.Holder} holds the lock {age}: the environment cannot be changed meanwhile.",
            $"Wait for it, or ask {held.Holder}; where that run is gone, 'terraform force-unlock {held.Id}'.") with
        { Evidence = evidence };
    }
}

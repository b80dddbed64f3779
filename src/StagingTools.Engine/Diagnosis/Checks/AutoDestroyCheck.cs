using System.Globalization;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether somebody watches over the environment's end, and whether it has come.</summary>
internal sealed class AutoDestroyCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => "AutoDestroy";

    /// <inheritdoc/>
    public string Category => "State";

    /// <inheritdoc/>
    public string Title => "the environment's end, and who watches over it";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["StateBackend"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => ["sts:GetCallerIdentity", "s3:GetObject"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        StateStore store = await scene.OpenStateAsync(cancellationToken);
        if (await store.ReadAsync(scene.Name, cancellationToken) is not { Resources.Count: > 0 } state)
            return CheckResult.Skipped($"There is no state of {scene.Name.Name} in {store.Name}.");

        TerraformOutputs outputs = state.Outputs;
        string? guardian = outputs.Text("guardian_function_name");
        string[] evidence =
        [
            outputs.Flag("auto_destroy_enabled") == true
                ? string.Create(CultureInfo.InvariantCulture, $"removed after {outputs.Number("auto_destroy_days")} idle days")
                : "not removed when idle",
            guardian is null ? "no guardian" : $"guardian {guardian}",
        ];
        if (DateTimeOffset.TryParse(outputs.Text("expires_at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset end))
        {
            evidence = [.. evidence, $"it ends {Age.Moment(end)}"];
            if (end <= scene.Context.TimeProvider.GetUtcNow())
                return CheckResult.Warning(
                    $"The environment's end has come: {Age.Moment(end)}.",
                    "Remove it with 'staging remove', or let terraform's expires_at name a later moment.") with
                { Evidence = evidence };
        }

        if (outputs.Flag("auto_destroy_enabled") != true)
            return CheckResult.Passed(evidence);
        return guardian is null
            ? CheckResult.Skipped("No guardian is installed: nothing watches whether the environment is idle.") with { Evidence = evidence }
            : CheckResult.Passed(evidence);
    }
}

using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether the settings can be read, and whether an environment variable holds one of them back unnoticed.</summary>
internal sealed class SettingsCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => "Settings";

    /// <inheritdoc/>
    public string Category => "Machine";

    /// <inheritdoc/>
    public string Title => "stagingtools.json and the environment variables";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => [];

    /// <inheritdoc/>
    public Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        StagingContext context = scene.Context;
        if (SettingsFile.Find(context.WorkingDirectory) is not { } file)
            return Task.FromResult(CheckResult.Passed("no stagingtools.json"));

        string[] held =
        [
            .. SettingCatalog.All
                .Select(setting => (Setting: setting, Said: setting.FromVariables(context), Written: file.Values.GetValueOrDefault(setting.Name)))
                .Where(one => one is { Said: not null, Written: not null } && !Equals(one.Said.Value.Value, one.Written.Value))
                // Names and places only: a value may be a secret's.
                .Select(one => $"{one.Said!.Value.Variable} counts instead of {one.Setting.Name} at {file.PlaceOf(one.Written!)}"),
        ];
        string[] evidence = [file.Path, .. held];
        return Task.FromResult(held.Length == 0
            ? CheckResult.Passed(evidence)
            : CheckResult.Warning(
                held.Length == 1
                    ? "An environment variable says something else than the file."
                    : "Environment variables say something else than the file.",
                "Unset the variables, or correct the file; 'staging settings' shows what counts.") with
            { Evidence = evidence });
    }
}

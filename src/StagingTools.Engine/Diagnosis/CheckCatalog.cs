using StagingTools.Engine.Diagnosis.Checks;

namespace StagingTools.Engine.Diagnosis;

/// <summary>Every check there is.</summary>
public static class CheckCatalog
{
    /// <summary>The checks, in the order in which they are shown.</summary>
    internal static IReadOnlyList<ICheck> All { get; } =
    [
        new SettingsCheck(),
        new ToolsCheck(),
        new ClockCheck(),
        new CredentialsCheck(),
        new StateBackendCheck(),
        new StateLockCheck(),
        new AutoDestroyCheck(),
        new BackupsCheck(),
        new AlarmsCheck(),
        new AlertSubscribersCheck(),
    ];

    /// <summary>Their ids, in the same order.</summary>
    public static IReadOnlyList<string> Ids => [.. All.Select(check => check.Id)];
}

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
        new SecurityGroupsCheck(),
        new CertificateCheck(),
        new DnsCheck(),
        new DatabaseAvailableCheck(),
        new DatabaseReachableCheck(),
        new DatabaseLoginCheck(),
        new MigrationsCheck(),
        new BackupsCheck(),
        new CacheAvailableCheck(),
        new CachePingCheck(),
        new ServiceCheck(),
        new TasksCheck(),
        new TargetsCheck(),
        new SecretsCheck(),
        new SecretReferencesCheck(),
        new LogFlowCheck(),
        new AlarmsCheck(),
        new AlertSubscribersCheck(),
        new AutoDestroyCheck(),
    ];

    /// <summary>Their ids, in the same order.</summary>
    public static IReadOnlyList<string> Ids => [.. All.Select(check => check.Id)];
}

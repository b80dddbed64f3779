using System.Globalization;

namespace StagingTools.Sandbox.Rds;

/// <summary>A moment to which a base backup is rolled on by the log that its server archived.</summary>
/// <param name="ArchivePath">The folder of the archived log.</param>
/// <param name="Time">The moment (UTC).</param>
internal sealed record PointInTime(string ArchivePath, DateTimeOffset Time)
{
    /// <summary>The settings of the recovery, for the server's first start.</summary>
    /// <remarks>
    /// Without hot standby nobody gets in before the moment is reached, and the limits of the server that wrote the log need
    /// not hold here.
    /// </remarks>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["restore_command"] = $"cp \"{ArchivePath.Replace("%", "%%", StringComparison.Ordinal)}/%f\" \"%p\"",
        ["recovery_target_time"] = Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff'+00'", CultureInfo.InvariantCulture),
        ["recovery_target_action"] = "promote",
        ["recovery_target_timeline"] = "current",
        ["hot_standby"] = "off",
    };
}

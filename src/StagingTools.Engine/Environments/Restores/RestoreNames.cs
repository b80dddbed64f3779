using System.Globalization;

namespace StagingTools.Engine.Environments.Restores;

/// <summary>The names that instances and snapshots bear during a restore.</summary>
internal static class RestoreNames
{
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    private const int MaximumLength = 63;

    /// <summary>The instance that a restore makes.</summary>
    public static string Restoring(EnvironmentName name) => $"{name.DatabaseInstance}-restoring";

    /// <summary>The instance that a restore replaced.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="run">The run's time, as <see cref="Stamp"/> writes it.</param>
    /// <remarks>Names of the longest kind leave no room for a whole time: what changes slowest is left out.</remarks>
    public static string Replaced(EnvironmentName name, string run)
    {
        string prefix = ReplacedPrefix(name);
        return prefix + run[^Math.Min(run.Length, MaximumLength - prefix.Length)..];
    }

    /// <summary>Whether an instance bears the name of one that a restore made or replaced.</summary>
    public static bool IsLeftover(EnvironmentName name, string? instance) => instance == Restoring(name) || IsReplaced(name, instance);

    /// <summary>Whether an instance bears the name of one that a restore replaced.</summary>
    public static bool IsReplaced(EnvironmentName name, string? instance) =>
        instance?.StartsWith(ReplacedPrefix(name), StringComparison.Ordinal) == true
        && instance.Length > ReplacedPrefix(name).Length
        && instance.AsSpan(ReplacedPrefix(name).Length).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>A moment as names hold it.</summary>
    public static string Stamp(DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    private static string ReplacedPrefix(EnvironmentName name) => $"{name.DatabaseInstance}-replaced-";
}

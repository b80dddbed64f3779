using System.Text.Json;
using System.Text.RegularExpressions;

namespace StagingTools.Engine.Terraform;

/// <summary>
/// How long changes of each kind of resource took in earlier runs from the same working folder: what one waits for takes minutes,
/// and which depends on region and size more than on anything that could be written down here.
/// </summary>
internal sealed partial class UsualTimes
{
    private const int Kept = 5;

    // Seconds. What takes less is nobody's wait.
    private const double Shortest = 5;

    private readonly string? path;
    private readonly Dictionary<string, List<double>> seconds;

    private UsualTimes(string? path, Dictionary<string, List<double>> seconds)
    {
        this.path = path;
        this.seconds = seconds;
    }

    /// <summary>Times that are kept nowhere.</summary>
    public static UsualTimes None() => new(path: null, new(StringComparer.Ordinal));

    /// <summary>Reads the times of earlier runs; a file that is missing or damaged counts as none.</summary>
    /// <param name="path">The file.</param>
    public static UsualTimes Open(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            Dictionary<string, List<double>> read = JsonSerializer.Deserialize<Dictionary<string, List<double>>>(file) ?? [];
            return new UsualTimes(path, new Dictionary<string, List<double>>(read.Where(entry => entry.Value is { Count: > 0 }), StringComparer.Ordinal));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            return new UsualTimes(path, new(StringComparer.Ordinal));
        }
    }

    /// <summary>The median of the last times; <see langword="null"/> while there is none.</summary>
    /// <param name="address">The resource's address.</param>
    /// <param name="action">Terraform's word for the change, such as <c>create</c>.</param>
    public TimeSpan? Of(string address, string action)
    {
        if (!seconds.TryGetValue(Kind(address, action), out List<double>? times))
            return null;

        double[] sorted = [.. times.Order()];
        return TimeSpan.FromSeconds(sorted[sorted.Length / 2]);
    }

    /// <summary>Takes the time of a change that is done.</summary>
    /// <param name="address">The resource's address.</param>
    /// <param name="action">Terraform's word for the change.</param>
    /// <param name="elapsed">How long it took.</param>
    public void Add(string address, string action, TimeSpan elapsed)
    {
        if (elapsed.TotalSeconds < Shortest)
            return;

        string kind = Kind(address, action);
        if (!seconds.TryGetValue(kind, out List<double>? times))
            seconds[kind] = times = [];
        times.Add(elapsed.TotalSeconds);
        if (times.Count > Kept)
            times.RemoveAt(0);
    }

    /// <summary>Keeps the times for the next run. A folder that cannot be written loses them and nothing else.</summary>
    public void Save()
    {
        if (path is null)
            return;

        try
        {
            string next = path + ".next";
            File.WriteAllText(next, JsonSerializer.Serialize(seconds));
            File.Move(next, path, overwrite: true);
        }
        catch (Exception lost) when (lost is IOException or UnauthorizedAccessException)
        {
        }
    }

    // module.secrets.aws_secretsmanager_secret.this["admin-token"] -> aws_secretsmanager_secret
    private static string Kind(string address, string action) =>
        $"{(ResourceType().Match(address) is { Success: true } match ? match.Groups[1].Value : address)} {action}";

    [GeneratedRegex(@"(?:^|\.)([a-z0-9]+_[a-z0-9_]+)\.[^.\[]+(?:\[.*\])?$", RegexOptions.CultureInvariant)]
    private static partial Regex ResourceType();
}
